package tern.wallet.bittensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import tern.wallet.InLanguage;
import tern.wallet.keys.AccountId;
import tern.wallet.units.Rao;

/// What plans say, in the language of the window; numbers have the decimal mark of the sentence they stand in.
class PlanLanguagesTest {

    private static final AccountId ME = FakeChain.account(1);
    private static final AccountId YOU = FakeChain.account(2);

    private static String refusal(Intent intent) {
        Planner planner = new Planner(new FakeChain(FakeChain.modern()));
        return catchThrowableOfType(PlanException.class, () -> planner.plan(intent)).sentence();
    }

    private static Intent send(long rao, AccountId to) {
        return new Intent.Transfer(ME, to, Rao.of(rao), true);
    }

    @Test
    void aRefusedPlanIsSaidInTheLanguageOfTheWindow() throws Exception {
        assertThat(InLanguage.of("de", () -> refusal(send(5, YOU)))).isEqualTo("Tern sendet nicht weniger als"
                + " 0,0001 TAO: Die Gebühr wäre meist größer als der Betrag.");
        assertThat(InLanguage.of("zh-CN", () -> refusal(send(5, YOU)))).isEqualTo("Tern 不发送少于 0.0001 TAO"
                + " 的数额：手续费通常会比数额还大。");
        assertThat(InLanguage.of("fr", () -> refusal(send(5, YOU))))
                .startsWith("Tern does not send less than 0.0001 TAO:");
    }

    @Test
    void anAccountOfTheProtocolIsNamedWithinTheSentence() throws Exception {
        Intent lost = send(1_000_000_000L, SystemAccounts.subnetPot(3));
        assertThat(InLanguage.of("de", () -> refusal(lost))).startsWith("Diese Adresse ist das eigene Konto eines"
                + " Subnetzes. Was dorthin gesendet wird, ist verloren;");
        assertThat(InLanguage.of("zh-CN", () -> refusal(lost))).startsWith("此地址是子网自己的账户。");
    }

    @Test
    void lengthsAndSharesFollowTheSentence() throws Exception {
        assertThat(InLanguage.of("de", () -> Words.blocks(5))).isEqualTo("etwa 1 Minute");
        assertThat(InLanguage.of("de", () -> Words.blocks(7_200 * 3))).isEqualTo("etwa 3 Tage");
        assertThat(InLanguage.of("de", () -> Words.percent(125))).isEqualTo("1,25 %");
        assertThat(InLanguage.of("de", () -> Words.percent(Tolerance.DEFAULT))).isEqualTo("0,5 %");
        assertThat(InLanguage.of("de", () -> Words.stake(Rao.of(12_500_000_000L), 3))).isEqualTo("12,5 Alpha");
        assertThat(Words.stake(Rao.of(12_500_000_000L), 3)).isEqualTo("12.5 alpha");
        assertThat(Words.blocks(700)).isEqualTo("about 3 hours");
    }

    @Test
    void networksAndTheirAddressesToo() throws Exception {
        assertThat(InLanguage.of("de", () -> Networks.practice().title())).isEqualTo("Übungsnetz");
        assertThat(InLanguage.of("zh-CN", () -> Networks.test().title())).isEqualTo("测试网络");
        assertThat(InLanguage.of("de", () -> catchThrowableOfType(NetworkNameException.class,
                () -> Networks.parse("https://node.example.org"))).sentence())
                .isEqualTo("Mit Knoten spricht man über WebSocket. Schreiben Sie wss:// statt https://.");
    }
}
