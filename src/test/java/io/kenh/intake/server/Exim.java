package io.kenh.intake.server;

import io.kenh.TestPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Exim as the mail server of company.example, which forwards its address info to the hub. */
public final class Exim extends RealServer {

    private final int port = TestPorts.free();

    /**
     * @param to       address at the hub
     * @param protocol smtp or lmtp
     * @param hub      port of the hub for it
     */
    public Exim(String to, String protocol, int hub) throws IOException {
        super("exim");
        String me = isRoot() ? "nobody" : System.getProperty("user.name");
        Path spool = Files.createDirectories(folder.resolve("spool"));
        if (isRoot()) {
            run("chown", "nobody:nogroup", spool.toString());
        }
        Path settings = Files.writeString(folder.resolve("exim.conf"), """
                primary_hostname = mta.company.example
                exim_path = %8$s
                keep_environment =
                spool_directory = %1$s/spool
                log_file_path = %1$s/spool/%%slog
                exim_user = %2$s
                exim_group = %3$s
                local_interfaces = 127.0.0.1
                daemon_smtp_ports = %4$d
                tls_advertise_hosts =
                host_lookup =
                message_size_limit = 60M
                acl_smtp_rcpt = anybody
                acl_smtp_data = anything

                begin acl
                anybody:
                  accept
                anything:
                  accept

                begin routers
                forward:
                  driver = redirect
                  domains = company.example
                  data = %5$s
                out:
                  driver = manualroute
                  domains = in.kenh.example
                  route_list = * 127.0.0.1
                  self = send
                  transport = out

                begin transports
                out:
                  driver = smtp
                  protocol = %6$s
                  port = %7$d
                  allow_localhost
                  hosts_avoid_tls = *

                begin retry
                * * F,1h,1s
                """.formatted(folder, me, isRoot() ? "nogroup" : me, port, to, protocol, hub, find("exim4")));
        run("chmod", "644", settings.toString());
        start(port, find("exim4"), "-C", settings.toString(), "-bdf", "-q1s");
    }

    public static boolean isInstalled() {
        return find("exim4") != null;
    }

    public int port() {
        return port;
    }

    public long waiting() throws IOException {
        Path input = folder.resolve("spool/input");
        if (!Files.exists(input)) {
            return 0;
        }
        try (Stream<Path> files = Files.walk(input)) {
            return files.filter(file -> file.toString().endsWith("-H")).count();
        }
    }

    public String log() throws IOException {
        return log("spool/mainlog") + log("spool/paniclog");
    }
}
