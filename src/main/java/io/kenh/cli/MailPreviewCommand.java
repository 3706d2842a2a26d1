package io.kenh.cli;

import io.kenh.connector.Text;
import io.kenh.intake.mail.MailPreview;
import java.nio.file.Files;
import java.util.List;

/** {@code mail-preview DIR}. */
final class MailPreviewCommand {

    private MailPreviewCommand() {
    }

    static int run(List<String> arguments, Terminal terminal) {
        if (arguments.size() != 1 || !Files.isDirectory(terminal.folder().resolve(arguments.get(0)))) {
            return terminal.misused(new Text("mail-preview DIR: hãy cho một thư mục chứa các tệp *.eml",
                    "mail-preview DIR: name one folder that holds *.eml files"));
        }
        return MailPreview.run(terminal.folder().resolve(arguments.get(0)), terminal.out());
    }
}
