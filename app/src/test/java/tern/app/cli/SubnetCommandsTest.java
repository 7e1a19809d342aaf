package tern.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tern.app.cli.FrontDoor.Result;
import tern.app.history.PaidDays;
import tern.app.transact.EarningChecks;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.Networks;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.chain.ChainOptions;
import tern.wallet.keys.AccountId;
import tern.wallet.keys.Ss58;
import tern.wallet.portfolio.PortfolioService;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.history.HistoryStore;
import tern.wallet.subnets.IdleAlpha;
import tern.wallet.subnets.RewardReader;
import tern.wallet.subnets.RewardSample;
import tern.wallet.subnets.SubnetBoard;
import tern.wallet.subnets.SubnetDetail;
import tern.wallet.subnets.SubnetsReader;
import tern.wallet.subnets.ValidatorRow;
import tern.wallet.subnets.ValidatorTable;
import tern.wallet.units.Hash32;
import tern.wallet.units.Rao;
import tools.jackson.databind.JsonNode;

/// `tern subnet` and `tern validators`, and what is read beneath them, against a practice node whose world has some days
/// behind it.
class SubnetCommandsTest {

    private static final String HOLDER = "5D9pdBvwNqdCPF9fMYPumxrwzUfPsQKKfdghLfwuY2Wm3dxH";
    private static final int IDLE_NETUID = 41;

    @TempDir
    private static Path home;

    private static String endpoint = "";

    @BeforeAll
    static void starts() {
        Result started = door().run("practice", "start", "--history-days", "12", "--block-time", "60", "--json");
        assertThat(started.code()).as(started.toString()).isZero();
        endpoint = started.json().path("endpoint").stringValue();
    }

    @AfterAll
    static void stops() {
        assertThat(door().run("practice", "stop").code()).isZero();
    }

    private static FrontDoor door() {
        return FrontDoor.at(home);
    }

    private static Result good(String... args) {
        Result result = door().run(args);
        assertThat(result.code()).as(result.toString()).isZero();
        return result;
    }

    private static long rao(JsonNode node, String field) {
        return Long.parseLong(node.path(field).stringValue());
    }

    private static ChainClient connect() throws Exception {
        return ChainClient.connect(Networks.parse(endpoint), ChainOptions.standard());
    }

    @Test
    void validatorsHaveTheDocumentedFieldsAndSayWhoEarns() {
        JsonNode json = good("validators", "3", "--nominators", "--takes", "--json").json();
        assertThat(json.propertyNames()).containsExactly("network", "genesis", "specVersion", "block", "netuid",
                "tempoBlocks", "cutoffBlocks", "validators");
        Set<String> standings = new HashSet<>();
        boolean someChanged = false;
        for (JsonNode row : json.path("validators")) {
            assertThat(row.propertyNames()).containsExactly("hotkey", "owner", "name", "uid", "takeOf65535", "alphaRao",
                    "rootRao", "weightRao", "ownRao", "trustOf65535", "lastUpdateBlock", "permit", "standing",
                    "lastDividendsRao", "alphaAtPayoutRao", "nominators", "nominatorsAtLeast", "takeChanges",
                    "takeChangesWhole");
            standings.add(row.path("standing").stringValue());
            assertThat(rao(row, "ownRao")).isLessThanOrEqualTo(rao(row, "alphaRao"));
            assertThat(rao(row, "lastDividendsRao") > 0)
                    .isEqualTo("earning".equals(row.path("standing").stringValue()));
            assertThat(row.path("nominators").intValue()).isPositive();
            assertThat(row.path("nominatorsAtLeast").booleanValue()).isFalse();
            assertThat(row.path("takeChangesWhole").booleanValue()).isTrue();
            someChanged |= !row.path("takeChanges").isEmpty();
        }
        assertThat(standings).contains("earning", "idle");
        assertThat(someChanged).as("some validator changed its take in the made-up days").isTrue();
        String text = good("validators", "3", "--takes").out();
        assertThat(text).contains("earning", "never changed its fee", " to ");
    }

    @Test
    void rootsValidatorsEarnWithoutWeights() {
        JsonNode json = good("validators", "--json").json();
        assertThat(json.path("netuid").intValue()).isZero();
        assertThat(json.path("validators").size()).isEqualTo(40);
        for (JsonNode row : json.path("validators")) {
            assertThat(row.path("standing").stringValue()).isEqualTo("earning");
            assertThat(row.path("trustOf65535").isNull()).isTrue();
            assertThat(rao(row, "rootRao")).isEqualTo(rao(row, "alphaRao"));
        }
    }

    @Test
    void aSubnetHasTheDocumentedFieldsAndAddsUp() {
        JsonNode json = good("subnet", "3", "--json").json();
        assertThat(json.propertyNames()).containsExactly("network", "genesis", "specVersion", "block", "netuid", "name",
                "symbol", "description", "url", "repository", "contact", "owner", "ownerHotkey", "registeredAtBlock",
                "started", "tradable", "priceRao", "taoInRao", "alphaInRao", "alphaOutRao", "movingPrice",
                "emissionShare", "alphaPerBlockRao", "ownerCutOf65535", "tempoBlocks", "nextPayoutBlock", "depth",
                "registration", "removal", "settings", "neurons");
        int taken = json.path("registration").path("taken").intValue();
        assertThat(json.path("neurons").size()).isEqualTo(taken);
        int out = json.path("registration").path("nextOutUids").size();
        assertThat(out).as("the owner's key is spared").isEqualTo(taken - 1);
        assertThat(json.path("settings").size()).isGreaterThan(30);
        assertThat(json.path("depth").path("source").stringValue()).isEqualTo("runtime-simulation");
        long before = 0;
        for (JsonNode level : json.path("depth").path("levels")) {
            long alpha = rao(level, "alphaRao");
            assertThat(alpha).isGreaterThan(before);
            before = alpha;
            double fair = (double) alpha * rao(json, "priceRao") / 1e9;
            double impact = (fair - rao(level, "taoRao")) / fair * 10_000;
            int wanted = level.path("impactBasisPoints").intValue();
            assertThat(impact).as("impact of " + alpha).isBetween(wanted - 1.0, wanted + 0.01);
        }
        before = 0;
        for (JsonNode level : json.path("depth").path("buys")) {
            long tao = rao(level, "taoRao");
            assertThat(tao).isGreaterThan(before);
            before = tao;
            double fair = (double) rao(level, "alphaRao") * rao(json, "priceRao") / 1e9;
            double impact = (tao - fair) / fair * 10_000;
            int wanted = level.path("impactBasisPoints").intValue();
            assertThat(impact).as("impact of " + tao).isBetween(wanted - 1.0, wanted + 0.01);
        }
        assertThat(json.path("depth").path("buys").size()).isEqualTo(3);
        String text = good("subnet", "3", "--neurons").out();
        assertThat(text).contains("burn_half_life", "validator", "miner", "You can sell", "You can stake");
    }

    @Test
    void whatCannotBeMeantIsRefused() {
        assertThat(door().run("subnet", "900", "--json").code()).isEqualTo(3);
        assertThat(door().run("validators", "900").code()).isEqualTo(3);
        assertThat(door().run("subnet", "three").code()).isEqualTo(2);
        assertThat(door().run("subnet").code()).isEqualTo(2);
    }

    @Test
    void theBoardIsWholeAndOneSubnetsFactsFitTheStorage() throws Exception {
        try (ChainClient chain = connect()) {
            BlockRef at = chain.bestBlock();
            SubnetsReader reader = new SubnetsReader(chain);
            long frames = chain.rpc().framesSent();
            SubnetBoard board = reader.board(at);
            assertThat(chain.rpc().framesSent() - frames).isLessThanOrEqualTo(2);
            assertThat(board.rows()).hasSize(129);
            double shares = board.rows().stream().mapToDouble(row -> row.emissionShare().orElse(0)).sum();
            assertThat(shares).isBetween(0.999_999, 1.000_001);
            frames = chain.rpc().framesSent();
            SubnetDetail detail = reader.detail(3, at).orElseThrow();
            assertThat(chain.rpc().framesSent() - frames).isLessThanOrEqualTo(2);
            assertThat(detail.removal().protectedNow()).isTrue();
            assertThat(detail.neurons()).allMatch(neuron -> neuron.coldkey().isPresent());
            assertThat(detail.neurons()).anyMatch(neuron -> neuron.incentive() > 0);
            assertThat(detail.neurons()).anyMatch(neuron -> neuron.validatorTrust().orElse(0) > 60_000);
            assertThat(detail.nextPayout().orElseThrow()).isBetween(1L, at.number() + detail.tempoBlocks());
            assertThat(reader.detail(999, at)).isEmpty();
        }
    }

    @Test
    void alphaThatEarnsNothingIsFoundWithWhatItCosts() throws Exception {
        try (ChainClient chain = connect()) {
            BlockRef at = chain.bestBlock();
            AccountId holder = Ss58.parse(HOLDER);
            PortfolioSnapshot portfolio = new PortfolioService(chain).load(List.of(holder), at);
            SubnetsReader reader = new SubnetsReader(chain);
            Map<Integer, ValidatorTable> tables = new HashMap<>();
            for (var position : portfolio.accounts().getFirst().positions()) {
                if (position.netuid() != 0) {
                    List<AccountId> own = portfolio.accounts()
                            .getFirst()
                            .positions()
                            .stream()
                            .filter(one -> one.netuid() == position.netuid())
                            .map(one -> one.hotkey())
                            .toList();
                    tables.put(position.netuid(), reader.validators(position.netuid(), at, own));
                }
            }
            List<IdleAlpha> idle = IdleAlpha.find(portfolio, tables);
            assertThat(idle).hasSize(1);
            IdleAlpha found = idle.getFirst();
            assertThat(found.position().netuid()).isEqualTo(IDLE_NETUID);
            assertThat(found.standing()).isEqualTo(ValidatorRow.Standing.IDLE);
            assertThat(found.lossADay().value()).isPositive();
            assertThat(found.lossADay().value()).isLessThan(found.position().alpha().value() / 50);
            assertThat(found.better().orElseThrow().standing()).isEqualTo(ValidatorRow.Standing.EARNING);
            assertThat(found.better().orElseThrow().hotkey()).isNotEqualTo(found.position().hotkey());
        }
    }

    @Test
    void onlyStakeThatWouldEarnNothingIsWarnedOf() throws Exception {
        try (ChainClient chain = connect()) {
            BlockRef at = chain.bestBlock();
            AccountId holder = Ss58.parse(HOLDER);
            Map<ValidatorRow.Standing, Optional<String>> said = new EnumMap<>(ValidatorRow.Standing.class);
            AccountId other = new SubnetsReader(chain).validators(1, at, List.of()).rows().getFirst().hotkey();
            for (ValidatorRow row : new SubnetsReader(chain).validators(IDLE_NETUID, at, List.of(holder)).rows()) {
                said.putIfAbsent(row.standing(), EarningChecks.nothing(chain, at,
                        new Intent.AddStake(holder, row.hotkey(), IDLE_NETUID, Rao.parseTao("1"), Optional.empty())));
            }
            assertThat(said.get(ValidatorRow.Standing.EARNING)).isEmpty();
            assertThat(said.get(ValidatorRow.Standing.IDLE)).hasValue("Stake with this validator earns nothing now:"
                    + " it has set no weights for so long that it is paid nothing.");
            assertThat(said.get(ValidatorRow.Standing.GONE).orElseThrow()).endsWith("it has no seat on this subnet.");
            Intent root = new Intent.SwapStake(holder, other, 1, 0, Optional.empty(), Optional.empty());
            assertThat(EarningChecks.nothing(chain, at, root)).as("root pays through the subnets").isEmpty();
            assertThat(EarningChecks.nothing(chain, at, new Intent.SwapStake(holder, holder, 1, 0, Optional.empty(),
                    Optional.empty())).orElseThrow()).contains("no subnet paid its root stakers");
            assertThat(EarningChecks.nothing(chain, new BlockRef(at.number(), Hash32.parse("0x" + "11".repeat(32))),
                    root)).as("a block that nobody knows is no reason for an alarm").isEmpty();
        }
    }

    @Test
    void whatASubnetPaysIsReadAtPastBlocks() throws Exception {
        try (ChainClient chain = connect()) {
            BlockRef at = chain.bestBlock();
            List<Long> numbers = new ArrayList<>();
            for (int day = 0; day < 3; day++) {
                numbers.add(at.number() - day * 7_200L);
            }
            for (Optional<BlockRef> block : chain.blocks(numbers)) {
                RewardSample sample = RewardReader.read(chain, block.orElseThrow(), 3, 0).orElseThrow();
                long all = sample.validators().value() + sample.miners().value() + sample.owner().value()
                        + sample.notPaid().value();
                assertThat(all).as("one alpha a block").isEqualTo(1_000_000_000L);
                assertThat(sample.owner().value()).isBetween(179_000_000L, 181_000_000L);
                assertThat(sample.miners().value()).isBetween(1L, 411_000_000L);
                assertThat(sample.aDay().validators().value()).isEqualTo(sample.validators().value() * 7_200);
            }
            assertThat(RewardReader.read(chain, at, 3, 5)).as("another subnet of that number").isEmpty();
        }
    }

    @Test
    void whatASubnetPaidOnPastDaysIsShownAndKept(@TempDir Path folder) throws Exception {
        JsonNode days = good("subnet", "3", "--rewards", "--json").json().path("rewards");
        assertThat(days.size()).as("the newest block and each of twelve days").isEqualTo(13);
        for (JsonNode day : days) {
            assertThat(day.propertyNames()).containsExactly("block", "timeMillis", "validatorsRao", "minersRao",
                    "ownerRao", "notPaidRao", "registrationCostRao");
            assertThat(rao(day, "validatorsRao") + rao(day, "minersRao") + rao(day, "ownerRao")
                    + rao(day, "notPaidRao")).as("one alpha a block").isEqualTo(7_200_000_000_000L);
        }
        String rewards = good("subnet", "3", "--rewards").out();
        assertThat(rewards).contains("Paid on", "Validators and stakers");
        assertThat(
                Pattern.compile(" \\d{4}-\\d\\d-\\d\\d ").matcher(rewards).results().map(MatchResult::group).toList())
                .as("one line a day")
                .isNotEmpty()
                .doesNotHaveDuplicates();
        assertThat(door().run("subnet", "3", "--archive").code()).isEqualTo(2);

        // what was fetched is there again without asking for the states
        List<RewardSample> fetched = new ArrayList<>();
        List<RewardSample> again = new ArrayList<>();
        Path file = folder.resolve("history.db");
        try (ChainClient chain = connect(); HistoryStore store = HistoryStore.open(file)) {
            long today = chain.bestBlock().number() / PaidDays.DAY * PaidDays.DAY;
            List<Long> blocks = List.of(today, today - PaidDays.DAY, today - 3 * PaidDays.DAY, today - 3 * 300L);
            PaidDays writing = PaidDays.over(store);
            assertThat(writing.fetch(Networks.parse(endpoint), ChainOptions.standard(), chain.genesis(), 3, 0, blocks,
                    fetched::add)).isTrue();
            assertThat(fetched).extracting(day -> day.block().number()).isEqualTo(blocks);
            assertThat(store.paid().at(chain.genesis(), 3, 0, today)).contains(fetched.getFirst());
            assertThat(store.paid().at(chain.genesis(), 3, 0, blocks.getLast())).as("one a day").isEmpty();
            for (long block : blocks) {
                store.paid().at(chain.genesis(), 3, 0, block).ifPresent(again::add);
            }
            assertThat(again).isEqualTo(fetched.subList(0, 3));
            // whoever has enough ends it
            List<RewardSample> told = new ArrayList<>();
            assertThat(PaidDays.over(store).read(chain, 3, 0, blocks, day -> told.add(day) && told.size() < 2))
                    .isTrue();
            assertThat(told).isEqualTo(fetched.subList(0, 2));
        }
    }

    @Test
    void everyStandingHasItsWord() {
        Texts texts = Texts.load(Locale.ROOT);
        for (ValidatorRow.Standing standing : ValidatorRow.Standing.values()) {
            assertThat(texts.has("standing." + SubnetJson.word(standing))).isTrue();
        }
    }

    @Test
    void whatMiningBringsAddsUpAndIsSaidInOneSentence() {
        Result priced = good("miner", "worth", "1", "--network", endpoint, "--watts", "320", "--tariff", "0.30",
                "--price", "400", "--rent", "0.5", "--hardware", "1600", "--days", "20", "--json");
        JsonNode answer = priced.json();
        assertThat(answer.path("field").path("earning").intValue())
                .isLessThanOrEqualTo(answer.path("field").path("miners").intValue());
        BigDecimal seat = new BigDecimal(answer.path("field").path("seatPrice").stringValue()).movePointLeft(9)
                .multiply(new BigDecimal("400"))
                .divide(new BigDecimal("20"), MathContext.DECIMAL64);
        BigDecimal power = new BigDecimal("400").divide(new BigDecimal("0.90"), MathContext.DECIMAL64)
                .multiply(new BigDecimal("0.0072"));
        assertThat(answer.path("days")).hasSize(3);
        for (JsonNode day : answer.path("days")) {
            BigDecimal gross = new BigDecimal(day.path("tao").stringValue()).movePointLeft(9)
                    .multiply(new BigDecimal("400"));
            assertThat(number(day, "gross")).isCloseTo(gross, Offset.offset(new BigDecimal("0.000001")));
            assertThat(number(day, "power")).isCloseTo(power, Offset.offset(new BigDecimal("0.000001")));
            assertThat(number(day, "left")).isCloseTo(
                    gross.subtract(power).subtract(new BigDecimal("0.5")).subtract(seat),
                    Offset.offset(new BigDecimal("0.000001")));
            assertThat(day.path("paybackDays").isString()).as("paid back only where something is left over")
                    .isEqualTo(number(day, "left").signum() > 0
                            && new BigDecimal("1600").divide(number(day, "left"), MathContext.DECIMAL64)
                                    .compareTo(new BigDecimal("36525")) <= 0);
        }
        JsonNode hourly = good("miner", "worth", "1", "--network", endpoint, "--watts", "320", "--tariff",
                "0.60,0" + ",0.60,0".repeat(11), "--price", "400", "--json").json();
        assertThat(number(hourly.path("days").get(1), "power")).as("dear and free hours in turn")
                .isCloseTo(power, Offset.offset(new BigDecimal("0.000001")));
        JsonNode unpriced = good("miner", "worth", "1", "--network", endpoint, "--json").json();
        assertThat(unpriced.path("days").get(1).path("left").isNull()).isTrue();
        Result text = good("miner", "worth", "1", "--network", endpoint, "--price", "400");
        assertThat(text.out()).contains("Left over", "A seat costs")
                .containsAnyOf("paid in the last epoch", "left with");
    }

    private static BigDecimal number(JsonNode node, String field) {
        return new BigDecimal(node.path(field).stringValue());
    }

    @Test
    void costsOfMiningThatAreNoneAreRefused() {
        for (String[] wrong : new String[][]{{"--watts", "-3"}, {"--efficiency", "0"}, {"--duty", "101"},
                {"--tariff", "0.3,0.2"}, {"--tariff", "x"}, {"--price", "0"}, {"--days", "0"}}) {
            assertThat(door().run("miner", "worth", "1", wrong[0], wrong[1], "--network", endpoint).code())
                    .as(String.join(" ", wrong))
                    .isEqualTo(2);
        }
        assertThat(door().run("miner", "worth", "0", "--network", endpoint).code()).as("nobody mines on root")
                .isNotZero();
    }
}
