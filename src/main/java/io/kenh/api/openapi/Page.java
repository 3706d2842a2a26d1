package io.kenh.api.openapi;

import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Routes;
import io.kenh.api.problem.Kind;
import io.kenh.api.table.Field;
import java.util.List;
import org.springframework.web.util.HtmlUtils;

/** The API for the eye: every operation with its fields on one page without scripts or outside resources. */
final class Page {

    private static final String HEAD = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Kenh API</title>
            <meta name="viewport" content="width=device-width"><style>
            body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
            summary{cursor:pointer;padding:.3rem 0} code{background:#f1f3f5;padding:.1rem .3rem;border-radius:3px}
            table{border-collapse:collapse;margin:.5rem 0 1rem} td,th{text-align:left;vertical-align:top;padding:.2rem .8rem .2rem 0}
            </style></head><body><h1>Kenh API</h1>
            <p>Send <code>Authorization: Bearer TOKEN</code>. Lists come newest first as <code>{"items": […], "next": …}</code>;
            send <code>next</code> back as <code>?after=</code>. The same for programs: <a href="/api/openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
            <p lang="vi">Gửi <code>Authorization: Bearer TOKEN</code>. Danh sách trả về mục mới nhất trước; gửi lại <code>next</code>
            trong <code>?after=</code> để xem trang tiếp theo. Bản mô tả cho máy: <a href="/api/openapi.json">openapi.json</a>.</p>
            """;

    private Page() {
    }

    static String of(List<Operation> operations) {
        StringBuilder page = new StringBuilder(HEAD);
        operations.stream().map(Operation::resource).distinct().forEach(resource -> {
            page.append("<h2>").append(resource).append("</h2>");
            operations.stream().filter(operation -> operation.resource().equals(resource)).forEach(operation -> operation(page, operation));
        });
        page.append("<h2>Errors</h2><table>");
        for (Kind kind : Kind.values()) {
            page.append("<tr id=\"%s\"><td>%d</td><td><code>%1$s</code></td><td>%s</td></tr>".formatted(kind.slug(), kind.status(), kind.title()));
        }
        return page.append("</table></body></html>").toString();
    }

    private static void operation(StringBuilder page, Operation operation) {
        page.append("<details><summary><code>%s %s</code> %s%s</summary>".formatted(operation.method(), Routes.ROOT + operation.path(),
                HtmlUtils.htmlEscape(operation.summary()), operation.access() == Operation.Access.ADMIN ? " · admin" : ""));
        fields(page, "Parameters", operation.parameters());
        fields(page, "Body", operation.body() == null ? List.of() : operation.body().fields());
        fields(page, "Answer", operation.answer() == null ? List.of() : operation.answer().fields());
        page.append("</details>\n");
    }

    private static void fields(StringBuilder page, String title, List<Field> fields) {
        if (fields.isEmpty()) {
            return;
        }
        page.append("<table><tr><th colspan=\"3\">").append(title).append("</th></tr>");
        fields.forEach(field -> page.append("<tr><td><code>%s</code></td><td>%s</td><td>%s</td></tr>".formatted(field.name(),
                HtmlUtils.htmlEscape(field.wanted()), HtmlUtils.htmlEscape(field.about()))));
        page.append("</table>");
    }
}
