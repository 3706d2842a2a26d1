package io.kenh.sync.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.kenh.connector.Connection;
import io.kenh.connector.Incoming;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records are read as their writers mean them, and nothing that a topic holds stops its reading. */
class RecordReaderTest {

    private static final String ROW = "{\"id\":7,\"name\":\"Lan\"}";

    @ParameterizedTest
    @CsvSource({"c, false, c", "c, true, r", "u, last, r", "r, true, r", "r, incremental, r", "u, false, u", "d, false, d", "d, true, d"})
    void whatASnapshotReadsIsNoNews(String op, String snapshot, String read) {
        String envelope = "{\"op\":\"%s\",\"before\":%s,\"after\":%s,\"source\":{\"ts_ms\":1700000000000,\"snapshot\":\"%s\"}}"
                .formatted(op, op.equals("d") ? ROW : "null", op.equals("d") ? "null" : ROW, snapshot);
        assertThat(payload(envelope).path("op").asText()).isEqualTo(read);
        assertThat(payload(envelope).at("/row/name").asText()).isEqualTo("Lan");
        assertThat(payload(envelope).path("at").asText()).isEqualTo("2023-11-14T22:13:20Z");
        assertThat(payload("{\"schema\":{},\"payload\":" + envelope + "}")).isEqualTo(payload(envelope));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"op\":\"t\",\"before\":null}", "{\"op\":\"m\",\"after\":null}"})
    void whatConcernsNoRowIsNothing(String value) {
        assertThat(read("auto", value, new RecordHeaders())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"com.crm.contact.created, c", "com.crm.contact.Updated, u", "crm.removed, d", "snapshot, r", "com.crm.something, "})
    void theTypeOfACloudEventSaysWhatHappened(String type, String op) {
        JsonNode whole = payload("{\"specversion\":\"1.0\",\"id\":\"e1\",\"source\":\"/crm\",\"type\":\"%s\",\"time\":\"2026-01-02T03:04:05+07:00\",\"data\":%s}".formatted(type, ROW));
        assertThat(whole.path("op").asText(null)).isEqualTo(op);
        assertThat(whole.path("at").asText()).isEqualTo("2026-01-01T20:04:05Z");
        RecordHeaders headers = new RecordHeaders();
        Map.of("specversion", "1.0", "id", "e1", "source", "/crm", "type", type, "time", "2026-01-02T03:04:05+07:00")
                .forEach((name, value) -> headers.add("ce_" + name, value.getBytes(StandardCharsets.UTF_8)));
        Incoming.Event split = read("cloudevents", ROW, headers).orElseThrow();
        assertThat(split.payload()).isEqualTo(whole);
        assertThat(split.externalId()).isEqualTo("/crm#e1");
    }

    @Test
    void cloudEventsOfDebeziumAreTheRowsThatTheyTellAndOneLogPositionMayTellMany() {
        String event = "{\"specversion\":\"1.0\",\"id\":\"name:s;lsn:5;txId:1\",\"source\":\"/debezium\",\"type\":\"io.debezium.connector.postgresql.DataChangeEvent\",\"iodebeziumop\":\"r\",\"iodebeziumsnapshot\":\"true\",\"data\":{\"before\":null,\"after\":%s}}".formatted(ROW);
        assertThat(payload(event).path("op").asText()).isEqualTo("r");
        assertThat(payload(event).at("/row/id").asInt()).isEqualTo(7);
        assertThat(read("auto", event, new RecordHeaders()).orElseThrow().externalId()).isEqualTo("crm/3/42@1000");
    }

    @Test
    void plainRowsAreReadWithTheMarksOfDebeziumsUnwrapping() {
        assertThat(payload(ROW).path("row").path("name").asText()).isEqualTo("Lan");
        assertThat(payload("{\"id\":7,\"__op\":\"u\"}").path("op").asText()).isEqualTo("u");
        assertThat(payload("{\"id\":7,\"__deleted\":\"true\"}").path("op").asText()).isEqualTo("d");
    }

    @Test
    void anEmptyValueDeletesWhereRowsArePlainAndIsNothingElsewhere() {
        assertThat(read("json", null, new RecordHeaders()).orElseThrow().payload().path("op").asText()).isEqualTo("d");
        assertThat(read("auto", null, new RecordHeaders())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"7|7", "{\"id\":7}|7", "{\"schema\":{},\"payload\":{\"id\":7}}|7", "{\"a\":1,\"b\":2}|{\"a\":1,\"b\":2}", "KH-7|KH-7"})
    void theKeyIsTheRowsIdHoweverItIsWritten(String key, String read) {
        ConsumerRecord<byte[], byte[]> record = record(key.getBytes(StandardCharsets.UTF_8), ROW.getBytes(StandardCharsets.UTF_8), new RecordHeaders());
        Incoming.Event event = reader("auto").read(record).orElseThrow();
        assertThat(event.payload().path("key").asText()).isEqualTo(read);
        assertThat(event.lane()).isEqualTo("kafka:crm:" + read);
    }

    @Property(tries = 300)
    void noBytesStopTheReading(@ForAll byte[] key, @ForAll byte[] value) {
        for (String format : new String[] {"auto", "debezium", "cloudevents", "json"}) {
            reader(format).read(record(key, value, new RecordHeaders())).ifPresent(event -> assertThat(event.externalId()).isNotBlank());
        }
    }

    private static JsonNode payload(String value) {
        return read("auto", value, new RecordHeaders()).orElseThrow().payload();
    }

    private static Optional<Incoming.Event> read(String format, String value, RecordHeaders headers) {
        return reader(format).read(record("{\"id\":7}".getBytes(StandardCharsets.UTF_8), value == null ? null : value.getBytes(StandardCharsets.UTF_8), headers));
    }

    private static RecordReader reader(String format) {
        return new RecordReader(new Connection(1, "crm", "CRM", "kafka", Map.of("format", format), true, "ok", null));
    }

    private static ConsumerRecord<byte[], byte[]> record(byte[] key, byte[] value, RecordHeaders headers) {
        return new ConsumerRecord<>("crm", 3, 42, 1000, TimestampType.CREATE_TIME, 0, 0, key, value, headers, Optional.empty());
    }
}
