package io.kenh.intake.mail;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words that mail programs put before the lines of a header they quote, in the languages of their users. */
final class HeaderLabels {

    /** What a quoted header line is about. */
    enum Field { FROM, TO, CC, BCC, REPLY_TO, SUBJECT, DATE, OTHER }

    /** A quoted header line. */
    record Line(Field field, String value) { }

    private static final Map<Field, String> WORDS = Map.of(
            Field.FROM, "from|expeditorul|prosljeđuje|nadawca|de|von|van|da|od|från|fra|lähettäjä|feladó|от|від|від кого|від користувача|от кого|kimden|gönderen|expeditor|de la"
                    + "|odesílatel|odosielateľ|saatja|kuo|no|mittente|remitente|expéditeur|remetente|absender|afzender|avsändare|afsender"
                    + "|差出人|发件人|寄件者|寄件人|보낸 사람|từ|người gửi|gửi từ|sender|pošiljatelj|šalje|dari|จาก|מאת|από|من",
            Field.TO, "to|destinatarul|pour|adresat|pentru|catre|primatelj|à|a|an|aan|para|do|till|til|vastaanottaja|címzett|кому|kime|alıcı|către|komu|pre|destinatario|destinataire"
                    + "|destinatário|empfänger|ontvanger|mottagare|modtager|宛先|收件人|收件者|받는 사람|đến|tới|người nhận|za|prima|kepada|ถึง|אל|προς|إلى",
            Field.CC, "cc|kopie (cc)|kopia (cc)|copie à|kopija|copie (cc)|kopi (cc)|copia (cc)|cc-adressen|kopie|kopia|kopi|копия|копія|dw|másolatot kap|másolat|bilgi|kopio|kópia|抄送|副本|참조|đồng gửi|đồng kính gửi|cc kính gửi|sao gửi|skrytá kopie|c.c|copie|copia|cópia|tembusan",
            Field.BCC, "bcc|cci|cco|bc|blindkopie|скрытая копия|udw|密送|bcc kính gửi",
            Field.REPLY_TO, "reply-to|répondre à|antwort an|antwoord aan|responder a|rispondi a|odpowiedz do|svar till|svar til|vastausosoite|válaszcím|ответить|yanıt adresi|trả lời đến|trả lời cho|odpověď|odpoveď|răspuns către|responder para|кому відповісти|reply to",
            Field.SUBJECT, "subject|subiectul|objet|betreff|onderwerp|oggetto|temat|ämne|emne|aihe|tárgy|тема|konu|subiect|předmět|predmet|asunto|assunto"
                    + "|件名|主题|主旨|제목|chủ đề|tiêu đề|v/v|về việc|naslov|teema|subjek|subyek|judul|เรื่อง|נושא|θέμα|الموضوع|re",
            Field.DATE, "date|wysłane|gönderilen|primljeno|sent|datum|gesendet|verzonden|envoyé|inviato|data|wysłano|dato|sendt|skickat|lähetetty|päivämäärä|päiväys|pvm|dátum|elküldve|küldve"
                    + "|дата|отправлено|відправлено|надіслано|tarih|gönderildi|gönderilme tarihi|gönderme tarihi|trimis|dată|datum a čas|odesláno|odoslané|odoslaná|fecha|enviado|enviada|enviado el|enviada em|日付|日期|日時|发送时间|發送時間|送信日時|보낸 날짜|날짜"
                    + "|gửi lúc|đã gửi|ngày|thời gian|ngày gửi|gửi vào|gửi ngày|poslano|kuupäev|tanggal|dikirim|วันที่|תאריך|ημερομηνία|التاريخ|dátum odoslania|sendt den|послано",
            Field.OTHER, "importance|attachments|priority|organization|message-id|x-mailer|wichtigkeit|anlagen|attach|tệp đính kèm|đính kèm|mailed-by|bijlagen|pièces jointes");
    private static final Map<String, Field> FIELDS = new HashMap<>();
    private static final Pattern LINE = Pattern.compile("\\s*[*_]{0,2}\\s*([\\p{L}][\\p{L}\\p{M}.\\-/() ]{0,30}?)\\s*[*_]{0,2}\\s*[:：]\\s*[*_]{0,2}(?!//)(.*)");
    private static final Pattern IN_LINE;

    static {
        WORDS.forEach((field, words) -> { for (String word : words.split("\\|")) FIELDS.put(word, field); });
        IN_LINE = Pattern.compile("(?i)(" + FIELDS.keySet().stream().filter(w -> w.length() > 1 || w.equals("à"))
                .sorted((a, b) -> b.length() - a.length()).map(Pattern::quote).collect(Collectors.joining("|")) + ") ?[:：] ?", Pattern.UNICODE_CASE);
    }

    private HeaderLabels() { }

    /** The header line that this text line is, or null. */
    static Line read(String line) {
        if (line.length() > Limits.LINE_CHARS) return null;
        Matcher m = LINE.matcher(line.replace('\u00a0', ' '));
        if (!m.matches()) return null;
        Field field = FIELDS.get(m.group(1).strip().toLowerCase(Locale.ROOT));
        return field == null ? null : new Line(field, m.group(2).strip());
    }

    /** Finds labels in the middle of a line, as programs write that put a whole header into one. */
    static Matcher inLine(String line) {
        return IN_LINE.matcher(line);
    }

    static Field field(String label) {
        return FIELDS.getOrDefault(label.strip().toLowerCase(Locale.ROOT), Field.OTHER);
    }
}
