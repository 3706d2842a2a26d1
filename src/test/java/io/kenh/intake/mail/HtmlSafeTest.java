package io.kenh.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlSafeTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href='javascript:alert(1)'>x</a>", "<a href=' java\nscript:alert(1)'>x</a>",
            "<a href='&#106;avascript:alert(1)'>x</a>", "<a href='data:text/html,<script>alert(1)</script>'>x</a>", "<iframe src=//evil.example></iframe>",
            "<svg onload=alert(1)>", "<math><mi xlink:href='javascript:alert(1)'></math>", "<form action=//evil.example><input name=a></form>",
            "<meta http-equiv=refresh content='0;url=//evil.example'>", "<base href=//evil.example>", "<style>*{background:url(//evil.example)}</style>",
            "<div style='background:url(javascript:alert(1))'>x</div>", "<div style='width:expression(alert(1))'>x</div>", "<div style='position:fixed'>x</div>",
            "<object data=evil.swf></object>", "<embed src=evil>", "<![CDATA[<script>alert(1)</script>]]>", "<!--[if IE]><script>alert(1)</script><![endif]-->",
            "<b onmouseover=alert(1)>x</b>", "<a href='vbscript:x'>x</a>", "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>"})
    void removesWhatRunsOrReachesOut(String html) {
        assertThat(safe(html).toLowerCase()).doesNotContain("<script", "javascript", "vbscript", "onerror=\"", "onload", "onmouseover", "<iframe", "<form", "<input",
                "<object", "<embed", "<base", "<meta", "<style", "<svg", "<math", "expression", "position", "url(", "data:text");
    }

    @Test
    void keepsWhatMakesAMailReadable() {
        String html = safe("<table border=1><tr><td colspan=2 style='color:red'>Đơn <b>hàng</b></td></tr></table><a href='https://a.example/x'>xem</a>");
        assertThat(html).contains("<table", "colspan=\"2\"", "color:red", "<b>hàng</b>", "href=\"https://a.example/x\"", "noopener", "_blank");
    }

    @Test
    void keepsPicturesOfTheMailAsReferencesToRewrite() {
        assertThat(safe("<img src=\"cid:anh1@may\" alt=\"ảnh\">")).contains("src=\"cid:anh1@may\"", "alt=\"ảnh\"");
    }

    @Test
    void asksNobodyForRemotePictures() {
        String html = safe("<img src=https://t.example/a.png><img src=https://t.example/p.gif width=1 height=1>");
        assertThat(html).contains("data-remote-src=\"https://t.example/a.png\"").doesNotContain(" src=").doesNotContain("p.gif");
    }

    @Test
    void showsPlainTextAsText() {
        ParsedMail mail = Mails.parse(Mails.multipart("mixed", "Content-Type: text/html\n\n<p>một</p>", "Content-Type: text/plain\n\n<script>hai</script>"));
        assertThat(mail.body().html()).contains("<p>một</p>", "&lt;script&gt;hai");
    }

    @Test
    void marksFilesThatTheBodyShows() {
        ParsedMail mail = Mails.parse(Mails.multipart("related", "Content-Type: text/html\n\n<img src=\"cid:A1@b\">",
                "Content-Type: image/png; name=a.png\nContent-ID: <a1@b>\nContent-Disposition: attachment\n\nx", "Content-Type: image/png; name=b.png\n\ny"));
        assertThat(mail.attachments()).extracting(Attachment::inline).containsExactly(true, false);
    }

    private static String safe(String html) {
        return HtmlSafe.of(HtmlText.document(html), List.of());
    }
}
