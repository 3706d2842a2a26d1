package io.kenh.api;

import io.kenh.api.operation.Call;
import io.kenh.api.operation.Operation;
import io.kenh.api.operation.Section;
import io.kenh.api.problem.Kind;
import io.kenh.api.problem.Problem;
import io.kenh.api.table.Field;
import io.kenh.api.table.FieldType;
import io.kenh.api.table.Page;
import io.kenh.api.table.Shape;
import io.kenh.crm.ContactMerge;
import io.kenh.crm.ContactMerges;
import io.kenh.crm.MergePreview;
import io.kenh.crm.NoMerge;
import io.kenh.crm.NoMerge.Reason;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Two contacts that are one person. */
@Component
class MergeSection implements Section {

    private static final Shape WHICH = Shape.of("MergeRequest", Field.id("contactId", "The contact that goes into this one.").must().like(78));
    private static final Shape MERGE = Shape.of("Merge", Field.id("id", "Of the merge.").like(5), Field.id("kept", "The contact that stayed.").like(77),
            Field.id("gone", "The contact that went into it.").like(78), Field.text("goneName", "Its name.").like("Lan"),
            Field.text("cause", "Who did it.").like("staff:3"), Field.time("at", "When."), Field.time("undone", "When they parted again."));
    private static final Shape PREVIEW = Shape.of("MergePreview", Field.of(FieldType.OBJECT, "fields", "What the one that stays would get."),
            Field.of(FieldType.TEXTS, "differing", "Fields in which both say something; the word of the one that stays remains."),
            Field.of(FieldType.OBJECT, "moves", "How much would move, by kind."),
            Field.of(FieldType.ITEMS, "addresses", "Of the one that goes: {kind, value, evidence}; evidence is verified, stated or guessed."));
    private static final Shape ADDRESS = Shape.of("KnownAddress", Field.text("kind", "email, phone or a chat's connector.").like("phone"),
            Field.text("value", "In normal form.").like("+84912345678"),
            Field.text("evidence", "verified by the provider that carried it, stated by the person, or guessed from a list.").like("stated"));

    private final ContactMerges merges;

    MergeSection(ContactMerges merges) {
        this.merges = merges;
    }

    @Override
    public List<Operation> operations() {
        return List.of(
                Operation.get("/contacts/{id}/addresses", "listContactAddresses", "Where a contact is reached, and how sure that is", ADDRESS,
                        call -> new Page<>(merges.addresses(call.id()), null)).asList(),
                Operation.get("/contacts/{id}/merges", "listContactMerges", "What has gone into a contact, newest first", MERGE,
                        call -> new Page<>(merges.into(call.id()), null)).asList(),
                Operation.verb("/contacts/{id}/merge-preview", "previewMerge", "What a merge would do; nothing is changed", WHICH, PREVIEW, this::preview),
                Operation.verb("/contacts/{id}/merge", "mergeContact", "Make one contact of two; the one in the path stays", WHICH, MERGE, this::merge),
                Operation.verb("/merges/{id}/undo", "undoMerge", "Part them again", null, MERGE, this::undo));
    }

    private Object preview(Call call) {
        MergePreview preview = orRaise(() -> merges.preview(call.id(), other(call)));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("fields", preview.fields());
        answer.put("differing", preview.differing());
        answer.put("moves", preview.moves());
        answer.put("addresses", preview.addresses());
        return answer;
    }

    private Object merge(Call call) {
        return merge(orRaise(() -> merges.merge(call.id(), other(call), call.caller().cause())));
    }

    private Object undo(Call call) {
        orRaise(() -> {
            merges.undo(call.id(), call.caller().cause());
            return null;
        });
        return merge(call.id());
    }

    private ContactMerge merge(long id) {
        return merges.find(id, true).orElseThrow(() -> Problem.notFound("merge " + id));
    }

    private static long other(Call call) {
        return ((Number) call.body().get("contactId")).longValue();
    }

    private static <T> T orRaise(Supplier<T> work) {
        try {
            return work.get();
        } catch (NoMerge refused) {
            throw refused.reason() == Reason.MISSING ? Problem.notFound(refused.getMessage()) : Problem.of(Kind.CONFLICT, sentence(refused.getMessage()));
        }
    }

    private static String sentence(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1) + ".";
    }
}
