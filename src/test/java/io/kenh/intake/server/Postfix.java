package io.kenh.intake.server;

import io.kenh.TestPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Postfix as the mail server of company.example, which forwards its address info to the hub. */
public final class Postfix extends RealServer {

    private final int port = TestPorts.free();
    private final Path settings;

    /**
     * @param to       address at the hub
     * @param protocol smtp or lmtp
     * @param hub      port of the hub for it
     */
    public Postfix(String to, String protocol, int hub) throws IOException {
        super("postfix");
        settings = Files.createDirectories(folder.resolve("conf"));
        Files.createDirectories(folder.resolve("queue"));
        Files.createDirectories(folder.resolve("data"));
        Files.writeString(settings.resolve("main.cf"), """
                compatibility_level = 3.6
                queue_directory = %1$s/queue
                data_directory = %1$s/data
                command_directory = /usr/sbin
                daemon_directory = /usr/lib/postfix/sbin
                mail_owner = postfix
                setgid_group = postdrop
                maillog_file_prefixes = %1$s
                maillog_file = %1$s/mail.log
                myhostname = mta.company.example
                mydestination =
                inet_interfaces = 127.0.0.1
                inet_protocols = ipv4
                virtual_alias_domains = company.example
                virtual_alias_maps = inline:{ {info@company.example = %2$s} }
                transport_maps = inline:{ {in.kenh.example = %3$s:[127.0.0.1]:%4$d} }
                disable_dns_lookups = yes
                message_size_limit = 60000000
                mailbox_size_limit = 0
                minimal_backoff_time = 1s
                maximal_backoff_time = 1s
                queue_run_delay = 1s
                """.formatted(folder, to, protocol, hub));
        Files.writeString(settings.resolve("master.cf"), """
                127.0.0.1:%d inet n - n - - smtpd
                pickup unix n - n 60 1 pickup
                cleanup unix n - n - 0 cleanup
                qmgr unix n - n 1 1 qmgr
                tlsmgr unix - - n 1000? 1 tlsmgr
                rewrite unix - - n - - trivial-rewrite
                bounce unix - - n - 0 bounce
                defer unix - - n - 0 bounce
                trace unix - - n - 0 bounce
                verify unix - - n - 1 verify
                flush unix n - n 1000? 0 flush
                proxymap unix - - n - - proxymap
                proxywrite unix - - n - 1 proxymap
                smtp unix - - n - - smtp
                lmtp unix - - n - - lmtp
                relay unix - - n - - smtp
                showq unix n - n - - showq
                error unix - - n - - error
                retry unix - - n - - error
                discard unix - - n - - discard
                local unix - n n - - local
                virtual unix - n n - - virtual
                anvil unix - - n - 1 anvil
                scache unix - - n - 1 scache
                postlog unix-dgram n - n - 1 postlogd
                """.formatted(port));
        run("chown", "postfix", folder.resolve("data").toString());
        start(port, find("postfix"), "-c", settings.toString(), "start");
    }

    public static boolean canRun() {
        return isRoot() && find("postfix") != null && Files.exists(Path.of("/usr/lib/postfix/sbin/master"));
    }

    public int port() {
        return port;
    }

    /** Mails that wait to be handed on. */
    public long waiting() throws IOException {
        long waiting = 0;
        for (String queue : new String[] {"incoming", "active", "deferred", "maildrop"}) {
            if (Files.exists(folder.resolve("queue").resolve(queue))) {
                try (Stream<Path> files = Files.walk(folder.resolve("queue").resolve(queue))) {
                    waiting += files.filter(Files::isRegularFile).count();
                }
            }
        }
        return waiting;
    }

    public String log() throws IOException {
        return log("mail.log");
    }

    @Override
    public void stop() {
        try {
            run(find("postfix"), "-c", settings.toString(), "abort");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
