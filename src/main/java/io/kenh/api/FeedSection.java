package io.kenh.api;

import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Section;
import io.kenh.api.problem.Problem;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Shape;
import io.kenh.sync.FeedLag;
import io.kenh.sync.FeedLags;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How far topics of other systems are read. */
@Component
class FeedSection implements Section {

    private static final Shape PARTITION = Shape.of("FeedPartition", Field.text("topic", "Its topic.").like("crm.public.customers"),
            Field.of(FieldType.INTEGER, "number", "Of the partition.").like(0), Field.of(FieldType.INTEGER, "read", "Offset that is read next; null before the first was.").like(4711),
            Field.of(FieldType.INTEGER, "end", "Offset that the next record there gets.").like(4712), Field.of(FieldType.INTEGER, "lag", "Records that are not read yet.").like(1));
    private static final Shape LAG = Shape.of("FeedLag", Field.text("state", "ok, behind, missing where a topic is not there, or unreachable.").like("ok"),
            Field.time("asked", "When the cluster was asked last."), Field.time("known", "When the partitions were as they stand here; null as long as it never answered."),
            Field.text("trouble", "Why it did not answer; null when it did."), Field.of(FieldType.TEXTS, "missing", "Topics that are not there."),
            Field.of(FieldType.INTEGER, "total", "Records that are not read yet.").like(1),
            Field.of(FieldType.ITEMS, "partitions", "By topic and number.").holding(PARTITION));

    private final FeedLags lags;

    FeedSection(FeedLags lags) {
        this.lags = lags;
    }

    @Override
    public List<Operation> operations() {
        return List.of(Operation.get("/connections/{id}/feed", "getConnectionFeed", "How far its topics are read; asked every 15 seconds", LAG,
                call -> answer(Optional.ofNullable(lags.all().get(call.id())).orElseThrow(() -> Problem.notFound("connection " + call.id() + " that reads topics")))));
    }

    private static Map<String, Object> answer(FeedLag lag) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("state", lag.state());
        answer.put("asked", lag.asked());
        answer.put("known", lag.known());
        answer.put("trouble", lag.trouble());
        answer.put("missing", lag.missing());
        answer.put("total", lag.total());
        answer.put("partitions", lag.partitions());
        return answer;
    }
}
