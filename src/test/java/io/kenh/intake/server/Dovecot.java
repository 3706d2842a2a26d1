package io.kenh.intake.server;

import io.kenh.TestPorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Dovecot with IMAP and POP3; every user has the password {@link #PASSWORD}, and a Maildir that tests put files into. */
public final class Dovecot extends RealServer {

    public static final String PASSWORD = "practice";

    private final int imap = TestPorts.free();
    private final int pop3 = TestPorts.free();
    private final Path settings;
    private final AtomicInteger number = new AtomicInteger();

    public Dovecot() throws IOException {
        this(null);
    }

    /** @param introspection address that says whose a token is (RFC 7662), as {@code email} and {@code active}; null for none */
    public Dovecot(String introspection) throws IOException {
        super("dovecot");
        Files.writeString(folder.resolve("oauth2.conf.ext"), """
                introspection_mode = post
                introspection_url = %s
                username_attribute = email
                active_attribute = active
                active_value = true
                """.formatted(introspection));
        String me = System.getProperty("user.name");
        String internal = isRoot() ? "dovecot" : me;
        settings = Files.writeString(folder.resolve("dovecot.conf"), """
                base_dir = %1$s/run
                state_dir = %1$s/state
                log_path = %1$s/dovecot.log
                protocols = imap pop3
                listen = 127.0.0.1
                ssl = no
                disable_plaintext_auth = no
                auth_failure_delay = 0
                auth_mechanisms = plain login%10$s
                mail_location = maildir:%1$s/mail/%%u
                mail_max_userip_connections = 100
                default_internal_user = %2$s
                default_login_user = %3$s
                default_internal_group = %4$s
                first_valid_uid = 1
                first_valid_gid = 1
                maildir_very_dirty_syncs = no
                %11$s
                passdb {
                  driver = static
                  mechanisms = plain login
                  args = password=%5$s
                }
                userdb {
                  driver = static
                  args = uid=%6$s gid=%7$s home=%1$s/home/%%u
                }
                service imap-login {
                  chroot =
                  inet_listener imap {
                    port = %8$d
                  }
                  inet_listener imaps {
                    port = 0
                  }
                }
                service pop3-login {
                  chroot =
                  inet_listener pop3 {
                    port = %9$d
                  }
                  inet_listener pop3s {
                    port = 0
                  }
                }
                service anvil {
                  chroot =
                }
                service stats {
                  chroot =
                }
                """.formatted(folder, internal, isRoot() ? "dovenull" : me, isRoot() ? "dovecot" : group(), PASSWORD,
                isRoot() ? "nobody" : me, isRoot() ? "nogroup" : group(), imap, pop3, introspection == null ? "" : " xoauth2",
                introspection == null ? "" : """
                        passdb {
                          driver = oauth2
                          mechanisms = xoauth2
                          args = %s/oauth2.conf.ext
                        }
                        """.formatted(folder)));
        start();
    }

    private static String group() throws IOException {
        try (var out = new ProcessBuilder("id", "-gn").start().inputReader()) {
            return out.readLine();
        }
    }

    public static boolean isInstalled() {
        return find("dovecot") != null && find("doveadm") != null && Files.exists(Path.of("/usr/lib/dovecot/imap"))
                && Files.exists(Path.of("/usr/lib/dovecot/pop3"));
    }

    public void start() throws IOException {
        start(imap, find("dovecot"), "-F", "-c", settings.toString());
    }

    /** The settings of a connection that reads a user's mailbox. */
    public Map<String, String> imap(String user) {
        return imap(user, imap);
    }

    /** As above, by way of another port. */
    public Map<String, String> imap(String user, int port) {
        return Map.of("host", "127.0.0.1", "port", String.valueOf(port), "security", "none", "user", user, "password", PASSWORD,
                "address", user + "@company.example");
    }

    public Map<String, String> pop3(String user, String after) {
        return Map.of("host", "127.0.0.1", "port", String.valueOf(pop3), "security", "none", "user", user, "password", PASSWORD,
                "address", user + "@company.example", "after", after);
    }

    public int imapPort() {
        return imap;
    }

    /** Delivers a mail the way a mail server does: written elsewhere, then moved in. */
    public Path deliver(String user, byte[] mail) throws IOException {
        Path box = maildir(user);
        String name = "%d.%09d.test".formatted(1_700_000_000 + number.get(), number.incrementAndGet());
        Path written = Files.write(box.resolve("tmp").resolve(name), mail);
        Files.setPosixFilePermissions(written, PosixFilePermissions.fromString("rw-rw-rw-"));
        return Files.move(written, box.resolve("new").resolve(name));
    }

    public Path maildir(String user) throws IOException {
        Path box = folder.resolve("mail").resolve(user);
        for (String part : new String[] {"tmp", "new", "cur"}) {
            Files.createDirectories(box.resolve(part));
        }
        for (Path path : new Path[] {folder.resolve("mail"), box, box.resolve("tmp"), box.resolve("new"), box.resolve("cur")}) {
            if (isRoot()) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxrwxrwx"));
            }
        }
        return box;
    }

    /** Numbers and names all mails of the mailbox anew, as after a move to another server. */
    public void renumber(String user) throws IOException {
        try (Stream<Path> files = Files.list(maildir(user))) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("dovecot")).toList()) {
                Files.delete(file);
            }
        }
    }

    /** Files of the mailbox whose flags hold this letter, S for seen. */
    public long flagged(String user, String flag) throws IOException {
        try (Stream<Path> files = Files.list(maildir(user).resolve("cur"))) {
            return files.filter(file -> file.toString().matches(".*:2,[A-Z]*" + flag + "[A-Z]*")).count();
        }
    }

    /** Mails in a folder of the mailbox; the inbox has the empty name. */
    public long count(String user, String subfolder) throws IOException {
        Path box = subfolder.isEmpty() ? maildir(user) : maildir(user).resolve("." + subfolder);
        long count = 0;
        for (String part : new String[] {"new", "cur"}) {
            if (Files.exists(box.resolve(part))) {
                try (Stream<Path> files = Files.list(box.resolve(part))) {
                    count += files.count();
                }
            }
        }
        return count;
    }

    public String log() throws IOException {
        return log("dovecot.log");
    }
}
