package io.kenh.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.kenh.api.ApiTest;
import io.kenh.crm.CustomFields;
import io.kenh.crm.CustomType;
import io.kenh.crm.RecordType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ApiTest
class FieldTypesTest {

    @Autowired
    private ActiveAutomations active;
    @Autowired
    private CustomFields customs;

    @Test
    void automations_are_compiled_anew_when_a_field_gets_a_type() {
        AutomationIndex before = active.index();
        assertThat(active.index()).isSameAs(before);

        customs.add(RecordType.LEAD, "f" + System.nanoTime(), "Cỡ", CustomType.NUMBER, List.of());

        assertThat(active.index()).isNotSameAs(before);
    }
}
