package io.kenh.sync;

import io.kenh.connector.Connection;
import io.kenh.connector.Crm;
import io.kenh.connector.CrmField;
import io.kenh.connector.CrmObject;
import io.kenh.connector.CrmPage;
import io.kenh.connector.CrmQuery;
import io.kenh.connector.CrmRow;
import io.kenh.crm.RecordFields;
import io.kenh.crm.RecordType;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What a CRM offers to be kept in step: its objects, a mapping to begin with, and its first rows through a mapping. */
@Component("syncOffers")
class Offers {

    private final Crm crm;
    private final RecordFields fields;
    private final MappingReader reader;
    private final Values values;

    Offers(Crm crm, RecordFields fields, MappingReader reader, Values values) {
        this.crm = crm;
        this.fields = fields;
        this.reader = reader;
        this.values = values;
    }

    List<CrmObject> objects(Connection connection) {
        return crm.objects(connection);
    }

    /** @throws InvalidMapping where the CRM has no such object */
    CrmObject object(Connection connection, String name) {
        return crm.object(connection, name).orElseThrow(() -> new InvalidMapping(List.of("object: found %s, wanted one of %s, which connection %s has".formatted(
                name.isBlank() ? "nothing" : name, objects(connection).stream().map(CrmObject::name).toList(), connection.name()))));
    }

    /** Every field of the CRM that has one of ours of the same name. */
    String draft(Connection connection, String object) {
        CrmObject known = object(connection, object);
        List<String> ours = fields.of(RecordType.of(object)).names();
        StringBuilder yaml = new StringBuilder("object: %s\nrecord: %s\ndirection: both\n".formatted(object, object));
        List<String> shared = known.fields().stream().map(CrmField::name).filter(name -> ours.contains(name) && !name.endsWith("_id")).toList();
        List<String> match = Stream.of("email", "phone").filter(shared::contains).toList();
        yaml.append("match: ").append(match.isEmpty() ? "[]" : match).append("\nowner: latest\nfields:\n");
        shared.forEach(name -> yaml.append("  ").append(name).append(": ").append(name).append('\n'));
        return yaml.toString();
    }

    /** As {@link Syncs#preview}. */
    List<Syncs.Sample> preview(Connection connection, String yaml, int most) {
        SyncMapping mapping = reader.read(yaml, object(connection, MappingReader.object(yaml)));
        CrmPage page = crm.list(connection, mapping.object(), CrmQuery.since(null));
        if (!page.answer().isAccepted()) {
            throw new IllegalStateException(Pull.sentence(page.answer()));
        }
        return page.rows().stream().filter(row -> !row.deleted()).limit(most).map(row -> sample(mapping, row)).toList();
    }

    private Syncs.Sample sample(SyncMapping mapping, CrmRow row) {
        Reading read = values.read(mapping, row);
        return new Syncs.Sample(row.id(), row.values(), read.values(), read.refused().stream().map(one -> one.rule().ours() + ": " + one.why()).toList());
    }
}
