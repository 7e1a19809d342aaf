package tern.app.cli;

import tern.app.transact.Amounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;
import tern.app.cli.Holders.Holder;
import tern.wallet.bittensor.Networks;
import tern.wallet.bittensor.Subnet;
import tern.wallet.chain.BlockRef;
import tern.wallet.portfolio.AccountPicture;
import tern.wallet.portfolio.PortfolioSnapshot;
import tern.wallet.portfolio.PositionPicture;
import tern.wallet.portfolio.PositionPicture.ExitSource;

/// A portfolio for people: aligned columns, addresses whole.
final class PortfolioText {

    private static final int LONGEST_NAME = 28;

    /// A node that is this far behind shows amounts of another time.
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Texts texts;
    private final Clock clock;

    PortfolioText(Texts texts) {
        this(texts, Clock.systemDefaultZone());
    }

    PortfolioText(Texts texts, Clock clock) {
        this.texts = texts;
        this.clock = clock;
    }

    /// @param holders      in the order of the snapshot's accounts
    /// @param networkTitle the network's name
    String portfolio(PortfolioSnapshot snapshot, List<Holder> holders, String networkTitle) {
        StringBuilder text = new StringBuilder(1024);
        text.append(line(networkTitle, snapshot.block(), snapshot.specVersion(), snapshot.blockTime()));
        // the practice network is never behind: it stood still while nobody used it
        if (!snapshot.networkId().equals(Networks.practice().id())) {
            text.append(snapshot.blockTime().map(this::behind).orElse(""));
        }
        text.append('\n');
        for (int i = 0; i < holders.size(); i++) {
            text.append('\n');
            account(text, holders.get(i), snapshot.accounts().get(i), snapshot);
        }
        text.append('\n');
        text.append(new Table("lr")
                .row(texts.get("portfolio.total-exit"), Amounts.brief(snapshot.totalExit(), Amounts.TAO))
                .row(texts.get("portfolio.total-spot"), Amounts.brief(snapshot.totalSpot(), Amounts.TAO))
                .text(0));
        long watched = holders.stream().filter(Holder::watched).count();
        if (watched > 0 && watched < holders.size()) {
            text.append(texts.get(watched == 1 ? "portfolio.with-watched-one" : "portfolio.with-watched", watched))
                    .append('\n');
        }
        return text.toString();
    }

    /// `Finney, block 6,912,345 of 12 Oct 2026, 14:03:12 UTC+02:00, runtime 424`, and a note when that is long ago.
    String head(String networkTitle, BlockRef block, long specVersion, Optional<Instant> time) {
        return line(networkTitle, block, specVersion, time) + time.map(this::behind).orElse("");
    }

    private String line(String networkTitle, BlockRef block, long specVersion, Optional<Instant> time) {
        return time.isPresent()
                ? texts.get("portfolio.head", Plain.text(networkTitle), Amounts.grouped(block.number()),
                        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM).format(local(time.get())) + ' '
                                + zone(time.get()),
                        specVersion)
                : texts.get("portfolio.head-no-time", Plain.text(networkTitle), Amounts.grouped(block.number()),
                        specVersion);
    }

    private ZonedDateTime local(Instant time) {
        return time.atZone(clock.getZone());
    }

    /// The distance from UTC rather than a short name, which can mean several zones.
    private String zone(Instant time) {
        ZoneOffset offset = local(time).getOffset();
        return offset.getTotalSeconds() == 0 ? "UTC" : "UTC" + offset.getId();
    }

    private String behind(Instant time) {
        Duration age = Duration.between(time, clock.instant());
        if (age.compareTo(FRESH) <= 0) {
            return "";
        }
        String spoken = age.toHours() < 2
                ? texts.get("time.minutes", age.toMinutes())
                : age.toDays() < 2 ? texts.get("time.hours", age.toHours()) : texts.get("time.days", age.toDays());
        return '\n' + texts.get("portfolio.behind", spoken);
    }

    private void account(StringBuilder text, Holder holder, AccountPicture account, PortfolioSnapshot snapshot) {
        if (holder.name().isPresent()) {
            text.append(Plain.text(holder.name().get(), LONGEST_NAME)).append("  ");
        }
        text.append(account.account().address());
        if (holder.watched()) {
            text.append("  ").append(texts.get("portfolio.watched"));
        }
        text.append('\n');
        Table amounts = new Table("lr").row(texts.get("portfolio.free"), Amounts.brief(account.free(), Amounts.TAO));
        if (!account.locked().isZero()) {
            amounts.row(texts.get("portfolio.locked"), Amounts.brief(account.locked(), Amounts.TAO));
        }
        if (!account.reserved().isZero()) {
            amounts.row(texts.get("portfolio.reserved"), Amounts.brief(account.reserved(), Amounts.TAO));
        }
        if (account.claims().isPresent() && !account.claims().get().claimable().isZero()) {
            amounts.row(texts.get("portfolio.claimable"),
                    Amounts.brief(account.claims().get().claimable(), Amounts.TAO));
        }
        text.append(amounts.text(2));
        if (account.positions().isEmpty()) {
            text.append("  ").append(texts.get("portfolio.no-stake")).append('\n');
            return;
        }
        text.append('\n');
        Table table = new Table("rlrrrlll").row(texts.get("column.netuid"), texts.get("column.subnet"),
                texts.get("column.stake"), texts.get("column.spot"), texts.get("column.exit"),
                texts.get("column.earning"),
                texts.get("column.validator"), texts.get("column.hotkey"));
        for (PositionPicture position : account.positions()) {
            Subnet subnet = snapshot.subnets().get(position.netuid());
            table.row(Integer.toString(position.netuid()),
                    subnet == null ? Amounts.UNKNOWN : Plain.text(subnet.name(), LONGEST_NAME),
                    Amounts.brief(position.alpha(), Plain.text(position.symbol())),
                    Amounts.brief(position.spot(), Amounts.TAO),
                    position.exitSource() == ExitSource.UNAVAILABLE
                            ? Amounts.UNKNOWN
                            : Amounts.brief(position.exit(), Amounts.TAO),
                    earning(position),
                    position.validatorName().isPresent()
                            ? Plain.text(position.validatorName().get(), LONGEST_NAME)
                            : Amounts.UNKNOWN,
                    position.hotkey().address());
        }
        text.append(table.text(2));
        if (account.positions().stream().anyMatch(one -> one.exitSource() == ExitSource.UNAVAILABLE)) {
            text.append("  ").append(texts.get("portfolio.exit-unavailable")).append('\n');
        }
        if (account.positions().stream().anyMatch(one -> one.exitSource() == ExitSource.POOL_FORMULA)) {
            text.append("  ").append(texts.get("portfolio.exit-formula")).append('\n');
        }
    }

    private String earning(PositionPicture position) {
        if (position.earning().isEmpty()) {
            return Amounts.UNKNOWN;
        }
        return texts.get(position.earning().get() ? "word.yes" : "word.no");
    }
}
