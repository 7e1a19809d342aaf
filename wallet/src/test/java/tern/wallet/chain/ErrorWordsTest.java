package tern.wallet.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tern.wallet.metadata.Errors;
import tern.wallet.metadata.Pallet;

class ErrorWordsTest {

    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("tern.wallet.chain.errors");

    /// Errors of runtimes newer than the metadata at hand.
    private static final Set<String> NEWER = Set.of("RootStakeLocked", "RootClaimTooHeavy", "BetaBasketSeedInProgress",
            "BasketDepositPending", "BasketTradingDisabled", "BasketTradingFrozen", "BasketMinOutNotMet",
            "BasketSameSubnet", "BasketSwapBatchEmpty", "BasketTurnoverBudgetExceeded", "BasketHasNoWeights",
            "TooManyStakingHotkeys", "KeepStakeBlockedByCollateral", "ColdkeySwapTooHeavy",
            "ColdkeyCollateralIncomplete", "TooManyParents", "CommitPayloadTooLarge", "CommitQueueFull");

    @Test
    void everySentenceIsOfAnErrorThatFinneyHas() {
        Runtime finney = RealRuntime.finney424();
        Set<String> known = new TreeSet<>();
        Errors errors = finney.errors();
        for (Pallet pallet : finney.metadata().pallets()) {
            for (int i = 0; i < 256; i++) {
                Optional<Errors.ModuleError> error = errors.find(pallet.index(), i);
                error.ifPresent(found -> known.add(found.pallet() + '.' + found.name()));
            }
        }
        assertThat(known).hasSizeGreaterThan(300);
        List<String> unknown = new ArrayList<>();
        for (String key : BUNDLE.keySet()) {
            String name = key.startsWith("dispatch.") ? key.substring(9) : "";
            int dot = name.indexOf('.');
            if (dot > 0 && finney.metadata().findPallet(name.substring(0, dot)).isPresent() && !known.contains(name)
                    && !NEWER.contains(name.substring(dot + 1))) {
                unknown.add(name);
            }
        }
        assertThat(unknown).isEmpty();
    }

    /// The tables of the chain reference name these.
    @Test
    void theErrorsThatUsersMeetHaveSentences() {
        for (String name : List.of("SubtensorModule.SlippageTooHigh", "SubtensorModule.NotEnoughStakeToWithdraw",
                "SubtensorModule.AmountTooLow", "SubtensorModule.SubnetNotExists", "SubtensorModule.RootStakeLocked",
                "SubtensorModule.StakeUnavailable", "SubtensorModule.HotKeyAccountNotExists",
                "Swap.PriceLimitExceeded", "Swap.ReservesTooLow", "Balances.InsufficientBalance",
                "Proxy.NotProxy", "Crowdloan.CapRaised", "Token.NotExpendable", "System.CallFiltered")) {
            int dot = name.indexOf('.');
            assertThat(ErrorWords.dispatch(name.substring(0, dot), name.substring(dot + 1), "docs").words())
                    .as(name)
                    .doesNotContain("docs")
                    .doesNotContain(name)
                    .endsWith(".");
        }
    }

    @Test
    void anUnknownErrorIsNamedWithItsDocs() {
        assertThat(ErrorWords.dispatch("Drand", "Strange", " Something\n").words())
                .isEqualTo("The chain refused the call with Drand.Strange: Something");
        assertThat(ErrorWords.dispatch("", "Strange", "").words())
                .isEqualTo("The chain refused the call with Strange.");
        assertThat(ErrorWords.invalid("number 99", OptionalInt.empty()).sentence()).contains("number 99");
        assertThat(ErrorWords.invalid("Custom", OptionalInt.of(200)).sentence()).contains("200");
        assertThat(ErrorWords.unknown("number 9", OptionalInt.empty()).sentence()).contains("number 9");
        assertThat(ErrorWords.unknown("Custom", OptionalInt.of(3)).sentence()).contains("3");
    }

    @Test
    void everyKindOfRefusalHasASentence() {
        for (String name : Validity.INVALID) {
            if (!name.equals("Custom")) {
                assertThat(BUNDLE.containsKey("invalid." + name)).as(name).isTrue();
            }
        }
        for (int code = 0; code <= 27; code++) {
            assertThat(BUNDLE.containsKey("invalid.Custom." + code)).as("code " + code).isTrue();
        }
        assertThat(BUNDLE.containsKey("invalid.Custom.255")).isTrue();
        for (String name : Validity.UNKNOWN) {
            assertThat(BUNDLE.containsKey("unknown." + name)).as(name).isTrue();
        }
    }

    @Test
    void everyTextThatTheSourcesNameIsThereAndUsed() throws IOException {
        Path sources = Path.of("src/main/java/tern/wallet/chain");
        Assumptions.assumeTrue(Files.isDirectory(sources), "skipped: sources are not here");
        Pattern quoted = Pattern.compile("\"(chain\\.[a-z-]+)\"");
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.list(sources)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = quoted.matcher(Files.readString(file));
                while (matcher.find()) {
                    named.add(matcher.group(1));
                }
            }
        }
        Set<String> there = new TreeSet<>(BUNDLE.keySet().stream().filter(key -> key.startsWith("chain.")).toList());
        assertThat(named).isEqualTo(there);
    }

    @Test
    void fillsInWithoutMindingApostrophesAndBraces() {
        assertThat(Texts.say("chain.unsupported-extension", "It's {0}").words()).contains("(It's {0})");
    }
}
