package io.kenh.imports;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {"25000000~25000000", "25.000.000~25000000", "25,000,000~25000000", "25 000 000~25000000", "25.000.000 đ~25000000",
        "1.500~1500", "1.500,5~1500.5", "1,500.50~1500.50", "12,5~12.5", "12.5~12.5", "-1.000 VND~-1000", "0~0", "1.50.000~1.50.000", "abc~abc"})
    void groupingIsTakenOutOfNumbers(String written, String number) {
        assertThat(Cells.number(written)).isEqualTo(number);
    }
}
