package io.kenh.platform.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** One data folder, one hub: {@code hub.lock} is held, with the holder's process id inside, until {@link #close()}. */
final class HubLock implements AutoCloseable {

    private final FileChannel channel;

    private HubLock(FileChannel channel) {
        this.channel = channel;
    }

    /**
     * @throws PostgresFailure when another process holds the folder, or the folder belongs to another user
     */
    static HubLock take(Path data) throws IOException {
        Path file = data.resolve("hub.lock");
        FileChannel channel = open(file);
        FileLock lock = channel.tryLock();
        if (lock == null) {
            channel.close();
            throw inUse(data, Files.readString(file).strip());
        }
        channel.truncate(0);
        channel.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new HubLock(channel);
    }

    private static FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (AccessDeniedException denied) {
            throw Owner.foreign(file, denied);
        }
    }

    private static PostgresFailure inUse(Path data, String pid) {
        return new PostgresFailure("The data folder %s is in use by another hub, process %s.".formatted(data, pid),
                "Stop that process, or give this one a folder of its own with KENH_DATA.");
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
