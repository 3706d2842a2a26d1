package io.kenh.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.TransactionSystemException;

/** A database that went away is told from work that failed, however deep the one hides in the other. */
class OutageTest {

    @ParameterizedTest
    @ValueSource(strings = {"08006", "08003", "57P01", "57P03", "25P03"})
    void aLostConnectionIsAnOutage(String state) {
        SQLException lost = new SQLException("lost", state);

        assertThat(Outage.is(new UncategorizedSQLException("a task", "select 1", lost))).isTrue();
        assertThat(Outage.is(new IllegalStateException(new RuntimeException(lost)))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "40P01", "40001", "22P05", "P0001", "25P02"})
    void aRefusedStatementIsNone(String state) {
        assertThat(Outage.is(new UncategorizedSQLException("a task", "select 1", new SQLException("refused", state)))).isFalse();
    }

    @Test
    void aRollbackThatFailsTellsByWhatItWasForAndByItself() {
        TransactionSystemException forOutage = new TransactionSystemException("rollback", new SQLException("?", "XX000"));
        forOutage.initApplicationException(new DataAccessResourceFailureException("away"));
        TransactionSystemException byOutage = new TransactionSystemException("rollback", new SQLException("Connection is closed"));
        byOutage.initApplicationException(new IllegalArgumentException("bad work"));

        assertThat(Outage.is(forOutage)).isTrue();
        assertThat(Outage.is(byOutage)).isTrue();
        assertThat(Outage.is(new TransactionSystemException("commit", new SQLException("no", "23505")))).isFalse();
        assertThat(Outage.is(null)).isFalse();
    }
}
