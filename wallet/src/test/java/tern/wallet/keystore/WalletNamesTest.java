package tern.wallet.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tern.wallet.keys.AccountId;
import tern.wallet.keystore.KeystoreException.Kind;

class WalletNamesTest extends KeystoreFixture {

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "a\\b", "..", ".", ".hidden", "../../x", "a\u0000b", "a\nb", "a\u202eb",
            "con", "NUL", "aux.txt", "COM1", "a:b", "a*b", "a?b", "<a>", "a|b", "a\"b", " a", "a ", "a.", "-rf",
            "mypub.txt", "\ud800"})
    void namesThatLeadElsewhereAreRefused(String name) {
        assertThat(kindOf(() -> create(name, DEV, "pw"))).isEqualTo(Kind.NAME);
        assertThat(kindOf(() -> createHotkey("main", name, DEV, ""))).isEqualTo(Kind.NAME);
        assertThat(kindOf(() -> keystore.addWatchOnly(name, AccountId.of(new byte[32])))).isEqualTo(Kind.NAME);
        assertThat(Files.exists(home.resolve(".bittensor"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"x/y, /", "CON, Windows", "..., dot", "a<b, <", "pub.txt, pub.txt"})
    void theReasonOfARefusedNameIsTold(String name, String reason) {
        assertThatThrownBy(() -> Keystore.requireNewName(name)).isInstanceOf(KeystoreException.class)
                .hasMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "my wallet", "Größe_1", "日本", "v1.2", "console", "a'b", "100%"})
    void ordinaryNamesWork(String name) throws KeystoreException {
        create(name, DEV, "");
        assertThat(entry(name).canSign()).isTrue();
        assertThat(keystore.list()).extracting(WalletEntry::name).containsExactly(name);
    }

    @Test
    void aVeryLongNameIsRefused() {
        assertThat(kindOf(() -> create("ä".repeat(101), DEV, ""))).isEqualTo(Kind.NAME);
    }
}
