package io.kenh.cli;

import io.kenh.connector.Text;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Reads what was typed after {@code java -jar kenh.jar}. */
public final class CommandLine {

    /** Exit code for a command that is not known or not written as it should be. */
    static final int MISUSED = 2;

    private static final String RUN = "run";

    private static final List<Command> COMMANDS = List.of(
            new Command("run [--PROPERTY=VALUE …]", new Text("chạy hub (mặc định khi không có lệnh)", "run the hub (when no command is given)"),
                    (arguments, terminal) -> MISUSED),
            new Command("check", new Text("kiểm tra routes, connectors và config; báo mọi lỗi cùng lúc",
                    "check routes, connectors and config; tells every fault at once"), CheckCommand::run),
            new Command("connector new NAME | connector test [NAME] | connector docs", new Text("tạo connector mới, kiểm thử connector, hoặc viết trang tài liệu",
                    "make a connector's folder, hold connectors to their tests, or write their pages"), ConnectorCommand::run),
            new Command("scenario [FILE…]", new Text("chạy thử tự động hóa theo kịch bản", "play automations against their scenarios"),
                    ScenarioCommand::run),
            new Command("mail-preview DIR", new Text("cho biết hub hiểu từng thư *.eml thế nào, mỗi thư một dòng JSON; không lưu gì",
                    "tell what the hub would make of each *.eml, one JSON line each; nothing is stored"), MailPreviewCommand::run),
            new Command("help", new Text("danh sách lệnh", "this list"), CommandLine::help),
            new Command("version", new Text("phiên bản", "the version"), CommandLine::version));

    private CommandLine() {
    }

    /** Whether the hub itself is to run: no command at all, options only, or {@code run}. */
    public static boolean isRun(String[] arguments) {
        return arguments.length == 0 || arguments[0].equals(RUN) || arguments[0].startsWith("--") && !List.of("--help", "--version").contains(arguments[0]);
    }

    /** What is left for Spring when the hub runs. */
    public static String[] options(String[] arguments) {
        boolean named = arguments.length > 0 && arguments[0].equals(RUN);
        return named ? Arrays.copyOfRange(arguments, 1, arguments.length) : arguments;
    }

    /**
     * Does any other command, in the present folder; gives the exit code: 0 all well, 1 faults found, 2 misused.
     *
     * @param hub the application, for commands that need one
     */
    public static int execute(Class<?> hub, String[] arguments) {
        System.setProperty("logback.configurationFile", "io/kenh/cli/logback.xml");
        return execute(List.of(arguments), new Terminal(utf8(FileDescriptor.out), utf8(FileDescriptor.err), Path.of(""), Locale.getDefault(), hub));
    }

    static int execute(List<String> arguments, Terminal terminal) {
        String name = arguments.get(0).replaceFirst("^--", "");
        return COMMANDS.stream().filter(command -> command.name().equals(name)).findFirst()
                .map(command -> command.work().run(arguments.subList(1, arguments.size()), terminal))
                .orElseGet(() -> unknown(arguments.get(0), terminal));
    }

    private static int unknown(String name, Terminal terminal) {
        String known = COMMANDS.stream().map(Command::name).collect(Collectors.joining(", "));
        return terminal.misused(new Text("Không có lệnh '%s'; các lệnh: %s".formatted(name, known),
                "There is no command '%s'; the commands are %s".formatted(name, known)));
    }

    private static int help(List<String> arguments, Terminal terminal) {
        terminal.out().println("java -jar kenh.jar COMMAND");
        COMMANDS.forEach(command -> terminal.out().println("  " + command.usage() + "\n      " + terminal.in(command.about())));
        return 0;
    }

    private static int version(List<String> arguments, Terminal terminal) {
        String version = CommandLine.class.getPackage().getImplementationVersion();
        terminal.out().println("kenh " + (version == null ? "development" : version) + " (Java " + Runtime.version().feature() + ")");
        return 0;
    }

    private static PrintStream utf8(FileDescriptor stream) {
        return new PrintStream(new FileOutputStream(stream), true, StandardCharsets.UTF_8);
    }
}
