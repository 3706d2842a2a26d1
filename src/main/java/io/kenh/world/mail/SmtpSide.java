package io.kenh.world.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.smtp.SmtpHandler;
import com.icegreen.greenmail.smtp.SmtpManager;
import com.icegreen.greenmail.smtp.SmtpServer;
import com.icegreen.greenmail.smtp.commands.SmtpCommandRegistry;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.Socket;

/** SMTP whose mails go to a postman of ours. */
final class SmtpSide extends SmtpServer {

    private final SmtpManager postman;

    SmtpSide(ServerSetup setup, Managers managers, SmtpManager postman) {
        super(setup, managers);
        this.postman = postman;
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket client) {
        return new SmtpHandler(new SmtpCommandRegistry(), postman, Sockets.prompt(client));
    }
}
