package io.kenh.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class TnefTest {

    @Test
    void takesFilesOutOfWinmailDat() {
        ParsedMail mail = Mails.parse(Mails.multipart("mixed", "Content-Type: text/plain\n\nxem tệp",
                "Content-Type: application/ms-tnef; name=winmail.dat\nContent-Transfer-Encoding: base64\n\n" + Base64.getMimeEncoder().encodeToString(envelope())));
        assertThat(mail.attachments()).extracting(Attachment::shownName).containsExactly("báo giá.txt", "NGAN.TXT");
        assertThat(mail.attachments().get(0).bytes()).asString(StandardCharsets.UTF_8).isEqualTo("một");
    }

    @Test
    void keepsWholeFilesOfABrokenEnvelope() {
        byte[] whole = envelope();
        for (int length = 7; length < whole.length; length++) assertThat(Tnef.read(Arrays.copyOf(whole, length))).hasSizeLessThanOrEqualTo(2);
    }

    private static byte[] envelope() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(ints(0x223E9F78));
        out.writeBytes(new byte[] {1, 0});
        file(out, "BAOGIA~1.TXT", "một");
        byte[] name = "báo giá.txt\0".getBytes(StandardCharsets.UTF_16LE);
        ByteArrayOutputStream properties = new ByteArrayOutputStream();
        properties.writeBytes(ints(1, 0x3707001F, 1, name.length));
        properties.writeBytes(name);
        attribute(out, 0x00069005, properties.toByteArray());
        file(out, "NGAN.TXT", "hai");
        return out.toByteArray();
    }

    private static void file(ByteArrayOutputStream out, String name, String content) {
        attribute(out, 0x00069002, new byte[14]);
        attribute(out, 0x0006800F, content.getBytes(StandardCharsets.UTF_8));
        attribute(out, 0x00018010, (name + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    private static void attribute(ByteArrayOutputStream out, int id, byte[] value) {
        out.write(2);
        out.writeBytes(ints(id, value.length));
        out.writeBytes(value);
        out.writeBytes(new byte[2]);
    }

    private static byte[] ints(int... values) {
        ByteBuffer buffer = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) buffer.putInt(value);
        return buffer.array();
    }
}
