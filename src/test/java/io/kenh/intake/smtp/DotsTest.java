package io.kenh.intake.smtp;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mail ends where its sender says so, and nowhere else; what is between comes out byte for byte. */
class DotsTest {

    private final Budget memory = new Budget(1 << 20);

    /** The ends that one server takes for one and another does not: with them a second mail is smuggled inside of the first. */
    @ParameterizedTest
    @ValueSource(strings = {"\n.\n", "\n.\r\n", "\r\n.\n", "\r.\r", "\r.\r\n", "\r\n.\r", "\n.\r", "\r\n\0.\r\n", "\r\r\n.\n", "\r\n.\r\r\n"})
    void whatLooksLikeAnEndIsNone(String end) {
        String mail = "a" + end + "MAIL FROM:<smuggled@evil.example>\r\n";
        assertThat(read(mail + ".\r\n", 1)).contains("smuggled@evil.example");
        assertThat(read(mail + ".\r\n", 1_000)).contains("smuggled@evil.example");
    }

    @Property
    void everyMailComesOutAsItWentIn(@ForAll("mails") String mail, @ForAll @IntRange(min = 1, max = 9) int step) {
        String wire = (mail.startsWith(".") ? "." + mail : mail).replace("\r\n.", "\r\n..") + "\r\n.\r\n";

        assertThat(read(wire, step)).isEqualTo(mail + "\r\n");
    }

    @Provide
    Arbitrary<String> mails() {
        return Arbitraries.of("\r", "\n", "\r\n", ".", "a", "\0", "\u00ff").list().ofMaxSize(40).map(parts -> String.join("", parts))
                .filter(mail -> !mail.endsWith("\r"));
    }

    @Property
    void whatFollowsTheEndIsLeftToTheCommands(@ForAll @IntRange(min = 1, max = 5) int step) {
        ByteBuf in = Unpooled.buffer();
        Dots dots = new Dots(new Letter(memory, 1_000, 1_000));
        byte[] wire = "x\r\n.\r\nQUIT\r\n".getBytes(StandardCharsets.ISO_8859_1);
        int at = 0;
        while (!dots.read(in)) {
            int length = Math.min(step, wire.length - at);
            in.writeBytes(wire, at, length);
            at += length;
        }
        in.writeBytes(wire, at, wire.length - at);
        assertThat(in.toString(StandardCharsets.ISO_8859_1)).isEqualTo("QUIT\r\n");
    }

    private String read(String wire, int step) {
        byte[] bytes = wire.getBytes(StandardCharsets.ISO_8859_1);
        Letter letter = new Letter(memory, 1 << 20, 1 << 20);
        Dots dots = new Dots(letter);
        boolean complete = false;
        for (int at = 0; at < bytes.length; at += step) {
            assertThat(complete).as("nothing may be left").isFalse();
            complete = dots.read(Unpooled.wrappedBuffer(bytes, at, Math.min(step, bytes.length - at)));
        }
        assertThat(complete).isTrue();
        String mail = new String(letter.bytes(), StandardCharsets.ISO_8859_1);
        letter.free();
        return mail;
    }
}
