package io.kenh.crm;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    @ParameterizedTest
    @CsvSource({"0901234567, +84901234567", "+84 90 123 45 67, +84901234567", "84901234567, +84901234567", "090.123.4567, +84901234567",
            "(+84) 901-234-567, +84901234567", "028 3822 1234, +842838221234", "+1 650 253 0000, +16502530000"})
    void one_number_has_one_form_however_it_is_written(String written, String wanted) {
        assertThat(Addresses.phone(written)).contains(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123", "hello", "0000000000", "090123456789012345", "0901234567; drop table lead"})
    void what_cannot_be_dialled_is_no_number(String text) {
        assertThat(Addresses.phone(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"' An@Customer.EXAMPLE ', an@customer.example", "a+b@x.vn, a+b@x.vn", "ĐẠI@ví-dụ.vn, đại@ví-dụ.vn"})
    void mail_addresses_are_compared_without_case(String written, String wanted) {
        assertThat(Addresses.email(written)).contains(wanted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "@", "a@", "@b", "a b@c.d", "a@b@c", "a@b\r\nBcc: x@y.z", "<a@b.c>"})
    void what_is_no_address_is_refused(String text) {
        assertThat(Addresses.email(text)).isEmpty();
    }

    @Property(tries = 500)
    void nothing_that_anybody_types_makes_it_fail(@ForAll String text) {
        Addresses.phone(text);
        Addresses.email(text).ifPresent(email -> assertThat(Addresses.email(email)).contains(email));
    }
}
