package io.kenh.world.mail;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.util.ServerSetup;
import java.net.Socket;

/** IMAP over folders that know whether somebody has them open. */
final class ImapSide extends AbstractServer {

    private final FolderWatch watch;

    ImapSide(ServerSetup setup, Managers managers, FolderWatch watch) {
        super(setup, managers);
        this.watch = watch;
    }

    @Override
    protected ProtocolHandler createProtocolHandler(Socket client) {
        return new ImapHandler(managers.getUserManager(), watch, Sockets.prompt(client)) {
            @Override
            public void run() {
                try {
                    super.run();
                } finally {
                    watch.connectionEnded();
                }
            }
        };
    }
}
