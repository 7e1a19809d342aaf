package tern.app.cli;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;
import tern.node.miner.MinerProfile;
import tern.node.miner.MinerRules;
import tern.node.miner.Miners;
import tern.wallet.units.TernException;

/// `tern miner rules NAME`: shows when a miner is started again, paused and stopped, and changes what is named. Whoever
/// keeps it goes by the new rules from its next start on.
final class MinerRulesCommand implements Command {

    private static final String OFF = "off";
    private static final int COLDEST = 40;
    private static final int HOTTEST = 110;
    private static final int MOST_LOSSES = 100_000;

    @Override
    public int run(Invocation invocation) throws TernException {
        String name = invocation.arguments().positionals().getFirst();
        return MinerAccess.with(invocation, miners -> go(miners, name, invocation));
    }

    private static int go(Miners miners, String name, Invocation invocation) throws TernException {
        MinerProfile before = miners.profiles().read(name);
        MinerProfile now = changed(before, invocation);
        boolean changes = !now.equals(before);
        if (changes) {
            now.check();
            miners.profiles().write(now);
        }
        show(now, invocation);
        if (changes && miners.status(name).state().canStop()) {
            invocation.remark("miner.rules-later");
        }
        return 0;
    }

    private static MinerProfile changed(MinerProfile of, Invocation invocation) throws CliException {
        MinerRules rules = of.rules();
        MinerRules wanted = new MinerRules(flag("--restart", rules.restart(), invocation),
                flag("--pause-on-battery", rules.onBattery(), invocation),
                number("--pause-above", rules.hottest(), COLDEST, HOTTEST, "miner.bad-heat", invocation),
                price(rules.dearest(), invocation));
        OptionalInt losses = number("--losses", of.lossEpochs(), 1, MOST_LOSSES, "miner.bad-losses-off", invocation);
        return of.withRules(losses, wanted);
    }

    private static boolean flag(String option, boolean before, Invocation invocation) throws CliException {
        Optional<String> typed = invocation.arguments().value(option);
        if (typed.isEmpty()) {
            return before;
        }
        return switch (typed.get()) {
            case "on" -> true;
            case OFF -> false;
            default -> throw invocation.usage("miner.on-off", option);
        };
    }

    private static OptionalInt number(String option, OptionalInt before, int least, int most, String wrong,
            Invocation invocation) throws CliException {
        Optional<String> typed = invocation.arguments().value(option);
        if (typed.isEmpty()) {
            return before;
        }
        return typed.get().equals(OFF)
                ? OptionalInt.empty()
                : OptionalInt.of((int) Whole.between(typed.get(), least, most)
                        .orElseThrow(() -> invocation.usage(wrong, least, most)));
    }

    private static Optional<BigDecimal> price(Optional<BigDecimal> before, Invocation invocation) throws CliException {
        Optional<String> typed = invocation.arguments().value("--pause-dearer");
        if (typed.isEmpty()) {
            return before;
        }
        return typed.get().equals(OFF)
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(Whole.thousandths(typed.get())
                        .orElseThrow(() -> invocation.usage("miner.bad-dearer")), 3).stripTrailingZeros());
    }

    private static void show(MinerProfile profile, Invocation invocation) {
        MinerRules rules = profile.rules();
        if (invocation.json()) {
            try (Json json = new Json()) {
                json.text("miner", profile.name())
                        .flag("restart", rules.restart())
                        .flag("pauseOnBattery", rules.onBattery());
                SubnetJson.numberOrNull(json, "pauseAboveCelsius", rules.hottest());
                json.textOrNull("pauseDearer", rules.dearest().map(BigDecimal::toPlainString));
                SubnetJson.numberOrNull(json, "stopAfterLosses", profile.lossEpochs());
                json.writeTo(invocation.out());
            }
        }
        Texts texts = invocation.texts();
        String never = texts.get("miner.rules.never");
        invocation.print(new Table("ll")
                .row(texts.get("miner.rules.restart"),
                        texts.get(rules.restart() ? "miner.rules.on" : "miner.rules.off"))
                .row(texts.get("miner.rules.battery"),
                        texts.get(rules.onBattery() ? "miner.rules.on" : "miner.rules.off"))
                .row(texts.get("miner.rules.heat"),
                        rules.hottest().isPresent() ? rules.hottest().getAsInt() + " °C" : never)
                .row(texts.get("miner.rules.dear"), rules.dearest().map(BigDecimal::toPlainString).orElse(never))
                .row(texts.get("miner.rules.losses"), profile.lossEpochs().isPresent()
                        ? Integer.toString(profile.lossEpochs().getAsInt())
                        : never)
                .text(0));
    }
}
