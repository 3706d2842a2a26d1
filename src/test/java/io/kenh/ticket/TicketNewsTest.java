package io.kenh.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.api.ApiTest;
import io.kenh.crm.Edit;
import io.kenh.crm.RecordType;
import io.kenh.crm.Records;
import io.kenh.event.Cause;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class TicketNewsTest {

    @Autowired
    private Tickets tickets;
    @Autowired
    private Records records;
    @Autowired
    private TicketNews news;
    @Autowired
    private JdbcClient db;

    private long lan;
    private long minh;
    private long ticket;

    @BeforeEach
    void a_ticket_of_nobody() {
        lan = staff("lan@kenh.example");
        minh = staff("minh@kenh.example");
        ticket = records.create(RecordType.TICKET, Map.of("subject", "Máy in"), Cause.staff(lan));
    }

    private void give(long owner) {
        records.update(RecordType.TICKET, ticket, Edit.set("owner_id", owner), Cause.staff(lan));
    }

    @Test
    void who_is_given_a_ticket_is_told_and_who_takes_it_is_not() {
        give(minh);
        give(lan);
        records.update(RecordType.TICKET, ticket, Edit.set("priority", "high"), Cause.staff(minh));

        assertThat(told()).containsExactly(minh + " ticket.assigned [\"#%d\", \"Máy in\"]".formatted(ticket));
    }

    @Test
    void a_mail_address_mentions_nobody_who_is_called_like_its_beginning() {
        db.sql("insert into staff (name, email) values ('Thuý', 'thuy@kenh.example'), ('Kho (thuý)', 'thuy.kho@kenh.example')").update();
        try {
            tickets.note(ticket, lan, "nhờ @thuý@kenh.example và @kho (thuý).");
            assertThat(told()).containsExactly(staff("thuy.kho@kenh.example") + " ticket.mentioned [\"#%d\", \"Máy in\", \"Nguyễn Thị Lan\"]".formatted(ticket));
        } finally {
            db.sql("update staff set active = false, name = 'gone' where email in ('thuy@kenh.example', 'thuy.kho@kenh.example')").update();
        }
    }

    @Test
    void a_note_tells_whom_it_mentions_by_name_or_mail_address() {
        long note = tickets.note(ticket, lan, "nhờ @trần văn minh xem; @lan@kenh.example tự nhớ");

        assertThat(told()).containsExactly(minh + " ticket.mentioned [\"#%d\", \"Máy in\", \"Nguyễn Thị Lan\"]".formatted(ticket));
        assertThat(db.sql("select link from notice where link like ?").param("/tickets/" + ticket + "#%").query(String.class).single()).isEqualTo("/tickets/%d#m%d".formatted(ticket, note));
    }

    @Test
    void a_customers_answer_tells_the_owner_or_else_the_group() {
        db.sql("update ticket set owner_id = ? where id = ?").params(minh, ticket).update();
        news.replied(List.of(ticket));
        assertThat(told()).containsExactly(minh + " ticket.replied [\"#%d\", \"Máy in\"]".formatted(ticket));

        db.sql("update ticket set owner_id = null, group_id = (select id from staff_group where name = 'Customer Service') where id = ?").param(ticket).update();
        news.replied(List.of(ticket));
        assertThat(told()).hasSizeGreaterThanOrEqualTo(3);
    }

    private long staff(String email) {
        return db.sql("select id from staff where email = ?").param(email).query(Long.class).single();
    }

    private List<String> told() {
        return db.sql("select staff_id || ' ' || kind || ' ' || args from notice where link ~ ? order by id").param("^/tickets/%d(#|$)".formatted(ticket)).query(String.class).list();
    }
}
