package io.kenh.world.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.util.Optional;

/** Somebody who listens over a web socket; what he says is passed over. */
final class SocketListener extends SimpleChannelInboundHandler<WebSocketFrame> {

    /** Tells him, and closes the line, when he is refused. */
    static void open(ChannelHandlerContext context, FullHttpRequest incoming, Request request, Handler handler) {
        Channel channel = context.channel();
        Optional<Runnable> listening = handler.listen(request, text -> channel.writeAndFlush(new TextWebSocketFrame(text)));
        if (listening.isEmpty()) {
            context.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.UNAUTHORIZED)).addListener(ChannelFutureListener.CLOSE);
            return;
        }
        channel.closeFuture().addListener(gone -> listening.get().run());
        context.pipeline().addLast(new SocketListener());
        new WebSocketServerHandshakerFactory("ws://127.0.0.1" + request.path(), null, false).newHandshaker(incoming).handshake(channel, incoming);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        if (frame instanceof PingWebSocketFrame) {
            context.writeAndFlush(new PongWebSocketFrame(frame.content().retain()));
        } else if (frame instanceof CloseWebSocketFrame) {
            context.writeAndFlush(new CloseWebSocketFrame()).addListener(ChannelFutureListener.CLOSE);
        }
    }
}
