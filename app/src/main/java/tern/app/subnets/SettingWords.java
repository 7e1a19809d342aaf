package tern.app.subnets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.subnets.Setting;

/// Hyperparameters in plain words. One that Tern has no words for is shown by the runtime's name.
final class SettingWords {

    private static final double TOP = 65_535;
    /// Read as a time.
    private static final Set<String> BLOCKS = Set.of("tempo", "immunity_period", "weights_rate_limit", "activity_cutoff",
            "burn_half_life", "serving_rate_limit", "adjustment_interval");
    /// Parts of 65535.
    private static final Set<String> PARTS = Set.of("kappa", "max_weights_limit", "alpha_high", "alpha_low",
            "min_childkey_take");
    /// Those that Tern has words for, as the texts are named.
    static final List<String> KNOWN = List.of("tempo", "immunity_period", "registration_allowed", "min_burn", "max_burn",
            "burn_half_life", "burn_increase_mult", "target_regs_per_interval", "max_regs_per_block", "max_validators",
            "min_allowed_weights", "max_weights_limit", "weights_rate_limit", "weights_version", "activity_cutoff",
            "activity_cutoff_factor", "commit_reveal_weights_enabled", "commit_reveal_period", "kappa",
            "liquid_alpha_enabled", "alpha_high", "alpha_low", "alpha_sigmoid_steepness", "bonds_moving_avg",
            "bonds_reset_enabled", "yuma_version", "serving_rate_limit", "subnet_is_active", "transfers_enabled",
            "owner_cut_enabled", "owner_cut_auto_lock_enabled", "min_childkey_take", "user_liquidity_enabled",
            "adjustment_interval");

    private final Texts texts;
    private final TaoFormat format;
    private final BlockWords blocks;

    SettingWords(Texts texts, TaoFormat format) {
        this.texts = texts;
        this.format = format;
        this.blocks = new BlockWords(texts, format);
    }

    /// What a person cares for most comes first; the rest in the runtime's order.
    List<Fact> facts(List<Setting> settings) {
        List<Setting> sorted = new ArrayList<>(settings);
        sorted.sort((one, other) -> Integer.compare(rank(one), rank(other)));
        return sorted.stream()
                .map(setting -> new Fact(setting.name(), name(setting), value(setting), Optional.of(setting.name()),
                        false))
                .toList();
    }

    private static int rank(Setting setting) {
        int at = KNOWN.indexOf(setting.name());
        return at < 0 ? KNOWN.size() : at;
    }

    private String name(Setting setting) {
        return KNOWN.contains(setting.name()) ? texts.get("subnets.setting." + setting.name()) : setting.name();
    }

    private String value(Setting setting) {
        return switch (setting.value()) {
            case Setting.Flag flag -> texts.get(flag.on() ? "subnets.yes" : "subnets.no");
            case Setting.Money money -> format.amount(money.rao(), TaoFormat.TAO);
            case Setting.Factor factor -> factor(factor.number());
            case Setting.Whole whole -> BLOCKS.contains(setting.name())
                    ? blocks.both(whole.number())
                    : PARTS.contains(setting.name())
                            ? format.percent(whole.number() / TOP, 1)
                            : format.count(whole.number());
        };
    }

    private String factor(double number) {
        long hundredths = Math.round(number * 100);
        return hundredths % 100 == 0 && Math.abs(number) < 1e12
                ? format.count(hundredths / 100)
                : format.percent(number, 0);
    }
}
