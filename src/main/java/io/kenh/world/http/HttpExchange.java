package io.kenh.world.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Between Netty's requests and ours, for one connection. */
final class HttpExchange extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final Logger log = LoggerFactory.getLogger(HttpExchange.class);

    private final Handler handler;

    HttpExchange(Handler handler) {
        this.handler = handler;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest incoming) {
        boolean keepAlive = HttpUtil.isKeepAlive(incoming);
        if ("websocket".equalsIgnoreCase(incoming.headers().get(HttpHeaderNames.UPGRADE))) {
            SocketListener.open(context, incoming, request(incoming), handler);
            return;
        }
        try {
            handler.handle(request(incoming), reply -> write(context, reply, keepAlive));
        } catch (IllegalArgumentException e) {
            write(context, Reply.json(400, Map.of("error", String.valueOf(e.getMessage()))), keepAlive);
        }
    }

    private static Request request(FullHttpRequest incoming) {
        QueryStringDecoder uri = new QueryStringDecoder(incoming.uri());
        Map<String, String> query = new LinkedHashMap<>();
        uri.parameters().forEach((name, values) -> query.put(name, values.get(0)));
        HttpHeaders headers = incoming.headers();
        return new Request(incoming.method().name(), uri.path(), query, headers::get,
                incoming.content().toString(StandardCharsets.UTF_8));
    }

    private static void write(ChannelHandlerContext context, Reply reply, boolean keepAlive) {
        if (reply == Reply.HANG_UP) {
            context.close();
            return;
        }
        ByteBuf body = Unpooled.wrappedBuffer(reply.body().getBytes(StandardCharsets.UTF_8));
        FullHttpResponse response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1,
                HttpResponseStatus.valueOf(reply.status()), body);
        reply.headers().forEach(response.headers()::set);
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        if (keepAlive) {
            context.writeAndFlush(response, context.voidPromise());
        } else {
            response.headers().set(HttpHeaderNames.CONNECTION, "close");
            context.writeAndFlush(response).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        log.debug("A practice connection ended", cause);
        context.close();
    }
}
