package io.kenh.connector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.kenh.connector.catalogue.Folders;
import io.kenh.connector.contract.Contract;
import io.kenh.connector.contract.Workbench;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every shipped connector folder keeps what its {@code tests.yaml} promises; new folders are found by themselves. */
class ConnectorContractTest {

    private static final Folders FOLDERS = new Folders(Path.of("connectors"));
    private static final Workbench BENCH = new Workbench(FOLDERS);

    @AfterAll
    static void stop() {
        BENCH.close();
    }

    @Test
    void everyFolderIsUsable() {
        assertThat(FOLDERS.faults()).isEmpty();
        assertThat(FOLDERS.all()).extracting(Connector::name).contains("esms");
    }

    @TestFactory
    Stream<DynamicNode> everyConnectorKeepsItsContract() {
        return FOLDERS.all().stream().map(connector -> dynamicContainer(connector.name(),
                Contract.of(BENCH, connector).stream()
                        .map(each -> dynamicTest(each.name(), () -> assertThat(each.run().get()).isEmpty()))));
    }
}
