package io.kenh.connector.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the key comes from. */
class KeyFileTest {

    @TempDir
    private Path data;

    @Test
    void aFirstStartMakesAKeyThatLaterStartsFind() throws IOException {
        String made = KeyFile.keyText(null, data.resolve("new"), false);

        assertThat(made).hasSizeGreaterThan(40).isEqualTo(KeyFile.keyText("", data.resolve("new"), false));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("new/secret.key")))).isEqualTo("rw-------");
    }

    @Test
    void productionDemandsAKeyOfItsOwn() {
        assertThatThrownBy(() -> KeyFile.keyText(null, data, true)).hasMessageContaining("KENH_SECRET_KEY");
        assertThat(KeyFile.keyText(" own ", data, true)).isEqualTo("own");
        assertThat(data.resolve("secret.key")).doesNotExist();
    }
}
