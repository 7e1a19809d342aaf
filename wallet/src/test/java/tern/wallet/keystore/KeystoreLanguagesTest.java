package tern.wallet.keystore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import tern.wallet.InLanguage;
import tern.wallet.crypto.Secret;
import tern.wallet.keystore.KeystoreException.Kind;

/// What the wallets' files say, in the language of the window.
class KeystoreLanguagesTest extends KeystoreFixture {

    private static KeystoreException failure(ThrowingCallable call) {
        return catchThrowableOfType(KeystoreException.class, call);
    }

    private List<String> found(String wallet) throws KeystoreException {
        return keystore.findWallet(wallet).orElseThrow().problems();
    }

    @Test
    void aWrongPasswordIsSaidInTheLanguageOfTheWindow() throws Exception {
        create("main", DEV, "open sesame");
        try (Secret wrong = Secret.takeChars("guess".toCharArray())) {
            ThrowingCallable unlock = () -> keystore.unlockColdkey("main", Optional.of(wrong));
            KeystoreException german = InLanguage.of("de", () -> failure(unlock));
            assertThat(german.kind()).isEqualTo(Kind.WRONG_PASSWORD);
            assertThat(german.sentence()).isEqualTo("Das Passwort ist falsch, oder die Datei ist beschädigt.");
            assertThat(InLanguage.of("zh-CN", () -> failure(unlock)).sentence()).isEqualTo("密码错误，或文件已损坏。");
            assertThat(failure(unlock).sentence()).isEqualTo("The password is wrong, or the file is damaged.");
        }
    }

    @Test
    void aDamagedWalletIsDescribedInTheLanguageOfTheWindow() throws Exception {
        Path wallet = Files.createDirectories(folder.resolve("broken"));
        Files.writeString(wallet.resolve("coldkey"), "noise");
        Files.writeString(wallet.resolve("coldkeypub.txt"), "{\"ss58Address\":\"5Wrong\"}");
        assertThat(InLanguage.of("de", () -> found("broken"))).contains(
                "coldkeypub.txt: Die Adresse in dieser Datei ist nicht gültig.",
                "Die Datei coldkey ist keine Schlüsseldatei, die Tern kennt, oder sie ist beschädigt.");
        assertThat(InLanguage.of("zh-CN", () -> found("broken")).toString()).contains("此文件中的地址无效。");
        VerifyReport report = InLanguage.of("de", () -> keystore.verify("broken"));
        assertThat(report.isGood()).as("damage is damage in every language").isFalse();
        assertThat(report.checks()).extracting(VerifyReport.Check::text)
                .contains("coldkeypub.txt: Die Adresse in dieser Datei ist nicht gültig.");
    }

    @Test
    void aNameThatCannotBeIsRefusedInWholeSentences() throws Exception {
        assertThat(InLanguage.of("de", () -> failure(() -> Keystore.requireNewName("nul"))).sentence())
                .isEqualTo(
                        "Der Name einer Wallet kann nicht „nul“ sein: Windows verwendet diesen Namen für ein Gerät.");
        assertThat(InLanguage.of("zh-CN", () -> failure(() -> Keystore.requireNewName("a|b"))).sentence())
                .isEqualTo("钱包的名称不能包含 |。");
    }

    @Test
    void aFileThatContradictsItselfNamesBothSides() throws Exception {
        Files.createDirectories(folder.resolve("two"));
        Files.writeString(folder.resolve("two/coldkey"), "{\"secretPhrase\":\"" + DEV + "\",\"secretSeed\":\"0x"
                + "11".repeat(32) + "\"}");
        assertThat(InLanguage.of("de", () -> failure(() -> keystore.unlockColdkey("two", Optional.empty()))).sentence())
                .isEqualTo(
                        "Diese Datei widerspricht sich: der Seed und die Wörter darin gehören zu verschiedenen Konten."
                                + " Tern rät nicht, was gemeint ist.");
    }
}
