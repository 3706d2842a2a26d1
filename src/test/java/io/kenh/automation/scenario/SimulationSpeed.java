package io.kenh.automation.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.api.ApiTest;
import io.kenh.automation.Simulation;
import io.kenh.automation.Simulations;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A measurement, not part of the build: ninety days with a thousand contacts. */
@ApiTest
class SimulationSpeed {

    private static final String STORY = """
            name: Ninety days
            start: 2026-03-01 07:00
            automations:
              - name: Birthdays
                object: contact
                trigger: {on: daily, at: "08:00"}
                conditions: {field: birthday, op: anniversary}
                actions:
                  - action: send-mail
                    with: {to: customer, subject: Chúc mừng, text: "Chúc mừng {{name}}"}
              - name: Lost
                object: contact
                trigger: {on: daily, at: "10:00"}
                conditions:
                  all:
                    - {field: status, op: in, value: [Quan tâm, Sẽ tham gia]}
                    - {field: last_care, op: days_ago_at_least, value: 15}
                actions:
                  - action: update-record
                    with: {set: {status: Lost}}
            given:
              - {contact: a, times: 500, name: "A {{n}}", email: "a{{n}}@example.com", status: New, birthday: "1990-03-10"}
              - {contact: b, times: 500, name: "B {{n}}", status: Quan tâm, last_care: "2026-03-01T00:00:00Z"}
            steps:
              - wait: 90d
            """;

    @Autowired
    private Simulations simulations;

    @Test
    void ninetyDaysWithAThousandContacts() {
        for (int i = 0; i < 5; i++) {
            long began = System.nanoTime();
            Simulation simulation = simulations.play(simulations.read(STORY), null);
            System.out.printf("90 days, 1,000 contacts, %d actions: %d ms%n", simulation.found(), Duration.ofNanos(System.nanoTime() - began).toMillis());
            assertThat(simulation.trouble()).isNull();
            assertThat(simulation.found()).isEqualTo(1_000);
        }
    }
}
