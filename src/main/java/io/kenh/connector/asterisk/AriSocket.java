package io.kenh.connector.asterisk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.kenh.platform.Json;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** One open socket of the REST interface. It is read message by message, so that nobody is told faster than we write down. */
final class AriSocket implements Ear, WebSocket.Listener {

    private static final int LONGEST = 1_000_000;
    private static final String LOST = "\0";
    private static final String ALIVE = "";

    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final StringBuilder half = new StringBuilder();
    private final AriWords words = new AriWords();
    private volatile WebSocket socket;

    @Override
    public void onOpen(WebSocket opened) {
        socket = opened;
        opened.request(1);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        half.append(data);
        if (half.length() > LONGEST) {
            told.add(LOST);
        } else if (last) {
            told.add(half.toString());
            half.setLength(0);
        } else {
            from.request(1);
        }
        return null;
    }

    @Override
    public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        told.add(ALIVE);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        told.add(LOST);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        told.add(LOST);
    }

    @Override
    public Map<String, String> read() throws IOException {
        try {
            String next = told.poll(SILENT_MILLIS, TimeUnit.MILLISECONDS);
            if (next == null) {
                throw new SocketTimeoutException("the exchange says nothing");
            }
            if (next.equals(LOST)) {
                throw new EOFException("the exchange hung up");
            }
            socket.request(1);
            return words.of(tree(next));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the hub is stopping");
        }
    }

    private static JsonNode tree(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void ping() {
        socket.sendPing(ByteBuffer.allocate(0));
    }

    @Override
    public void close() {
        if (socket != null) {
            socket.abort();
        }
    }
}
