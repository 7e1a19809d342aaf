package tern.app.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tern.wallet.chain.BlockRef;
import tern.wallet.chain.ChainClient;
import tern.wallet.mining.MinerField;
import tern.wallet.mining.MiningCosts;
import tern.wallet.mining.MiningOutlook;
import tern.wallet.mining.MiningReader;
import tern.wallet.mining.PowerUse;
import tern.wallet.mining.Tariff;
import tern.wallet.subnets.SubnetDetail;
import tern.wallet.subnets.SubnetsReader;
import tern.wallet.units.TernException;

/// `tern miner worth`: what mining on a subnet brings, by a day, at one block. It asks no service for prices: what one
/// TAO costs is said on the command line, in whatever currency the costs are in.
final class MinerWorthCommand implements Command {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int ALL = 100;
    private static final String USUAL_BASE = "80";
    private static final String USUAL_EFFICIENCY = "90";

    @Override
    public int run(Invocation invocation) throws TernException {
        int netuid = SubnetsCommand.netuid(invocation.arguments().positionals().getFirst(), invocation);
        Typed typed = Typed.read(invocation);
        try (ChainClient chain = invocation.connect()) {
            BlockRef block = chain.blockAtConnect();
            SubnetDetail detail = new SubnetsReader(chain).detail(netuid, block)
                    .orElseThrow(() -> invocation.trouble(Trouble.NOT_FOUND, "subnets.none", netuid));
            MiningReader.Reading reading = MiningReader.read(chain, detail, Optional.empty(), ALL)
                    .orElseThrow(() -> invocation.trouble(Trouble.REFUSED, "miner.worth-root"));
            MiningCosts costs = typed.costs(detail, reading.field());
            MiningOutlook outlook = MiningOutlook.of(reading.field(), reading.sales(), false, reading.source(),
                    typed.price(), costs);
            if (invocation.json()) {
                try (Json json = new Json()) {
                    SubnetJson.head(json, chain, block);
                    MinerWorthText.json(json, detail, outlook, costs);
                    json.writeTo(invocation.out());
                }
            } else {
                invocation.print(new PortfolioText(invocation.texts()).head(chain.network().title(), block,
                        chain.runtime().specVersion(), Optional.empty()) + "\n\n");
                invocation.print(new MinerWorthText(invocation.texts()).text(detail, outlook, costs));
            }
        }
        return 0;
    }

    /// What was said of costs.
    ///
    /// @param price of one TAO; empty where nothing was said
    /// @param days  empty for what follows from who mines there
    private record Typed(PowerUse power, Tariff tariff, BigDecimal host, BigDecimal hardware,
            Optional<BigDecimal> price, Optional<BigDecimal> days) {

        static Typed read(Invocation invocation) throws CliException {
            BigDecimal watts = number(invocation, "--watts", "0", false).add(number(invocation, "--base", USUAL_BASE,
                    false));
            BigDecimal efficiency = share(invocation, "--efficiency", USUAL_EFFICIENCY);
            BigDecimal duty = share(invocation, "--duty", "100");
            if (efficiency.signum() == 0) {
                throw invocation.usage("miner.worth-share", "--efficiency");
            }
            return new Typed(new PowerUse(watts, efficiency, duty), tariff(invocation),
                    number(invocation, "--rent", "0", false), number(invocation, "--hardware", "0", false),
                    some(invocation, "--price"), some(invocation, "--days"));
        }

        private static Optional<BigDecimal> some(Invocation invocation, String option) throws CliException {
            return invocation.arguments().value(option).isEmpty()
                    ? Optional.empty()
                    : Optional.of(number(invocation, option, "", true));
        }

        private static BigDecimal number(Invocation invocation, String option, String usual, boolean aboveZero)
                throws CliException {
            return parse(invocation, option, invocation.arguments().value(option).orElse(usual), aboveZero);
        }

        private static BigDecimal parse(Invocation invocation, String option, String typed, boolean aboveZero)
                throws CliException {
            if (!NUMBER.matcher(typed).matches()) {
                throw invocation.usage("miner.worth-number", option);
            }
            BigDecimal number = new BigDecimal(typed);
            if (aboveZero && number.signum() == 0) {
                throw invocation.usage("miner.worth-number", option);
            }
            return number;
        }

        private static BigDecimal share(Invocation invocation, String option, String usual) throws CliException {
            BigDecimal number = number(invocation, option, usual, false);
            if (number.compareTo(HUNDRED) > 0) {
                throw invocation.usage("miner.worth-share", option);
            }
            return number.movePointLeft(2);
        }

        /// One price, or 24 with commas between them.
        private static Tariff tariff(Invocation invocation) throws CliException {
            String[] parts = invocation.arguments().value("--tariff").orElse("0").split(",", -1);
            if (parts.length == 1) {
                return Tariff.flat(parse(invocation, "--tariff", parts[0].strip(), false));
            }
            if (parts.length != Tariff.HOURS) {
                throw invocation.usage("miner.worth-tariff", parts.length);
            }
            List<BigDecimal> hours = new ArrayList<>(Collections.nCopies(Tariff.HOURS, BigDecimal.ZERO));
            for (int hour = 0; hour < Tariff.HOURS; hour++) {
                hours.set(hour, parse(invocation, "--tariff", parts[hour].strip(), false));
            }
            return new Tariff(hours);
        }

        MiningCosts costs(SubnetDetail detail, MinerField field) {
            return new MiningCosts(power, tariff, host, hardware, detail.seats().cost(),
                    days.orElseGet(() -> new BigDecimal(String.format(Locale.ROOT, "%.2f", field.expectedDays()))));
        }
    }
}
