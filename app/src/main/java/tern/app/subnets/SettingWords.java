package tern.app.subnets;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tern.app.pool.BlockWords;
import tern.app.ui.Fact;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.subnets.Setting;

/// Hyperparameters in plain words. One that Tern has no words for is shown by the runtime's name.
final class SettingWords {

    private static final double TOP = 65_535;
    private static final String KEY = "subnets.setting" + '.';
    /// Read as a time.
    private static final Set<String> BLOCKS = Set.of("tempo", "immunity_period", "weights_rate_limit",
            "activity_cutoff",
            "burn_half_life", "serving_rate_limit", "adjustment_interval");
    /// Parts of 65535.
    private static final Set<String> PARTS = Set.of("kappa", "max_weights_limit", "alpha_high", "alpha_low",
            "min_childkey_take");
    /// Those that Tern has words for, as the texts are named.
    private static final List<String> KNOWN = List.of(
            "subnets.setting.tempo",
            "subnets.setting.immunity_period",
            "subnets.setting.registration_allowed",
            "subnets.setting.min_burn",
            "subnets.setting.max_burn",
            "subnets.setting.burn_half_life",
            "subnets.setting.burn_increase_mult",
            "subnets.setting.target_regs_per_interval",
            "subnets.setting.max_regs_per_block",
            "subnets.setting.max_validators",
            "subnets.setting.min_allowed_weights",
            "subnets.setting.max_weights_limit",
            "subnets.setting.weights_rate_limit",
            "subnets.setting.weights_version",
            "subnets.setting.activity_cutoff",
            "subnets.setting.activity_cutoff_factor",
            "subnets.setting.commit_reveal_weights_enabled",
            "subnets.setting.commit_reveal_period",
            "subnets.setting.kappa",
            "subnets.setting.liquid_alpha_enabled",
            "subnets.setting.alpha_high",
            "subnets.setting.alpha_low",
            "subnets.setting.alpha_sigmoid_steepness",
            "subnets.setting.bonds_moving_avg",
            "subnets.setting.bonds_reset_enabled",
            "subnets.setting.yuma_version",
            "subnets.setting.serving_rate_limit",
            "subnets.setting.subnet_is_active",
            "subnets.setting.transfers_enabled",
            "subnets.setting.owner_cut_enabled",
            "subnets.setting.owner_cut_auto_lock_enabled",
            "subnets.setting.min_childkey_take",
            "subnets.setting.user_liquidity_enabled",
            "subnets.setting.adjustment_interval");

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
        int at = KNOWN.indexOf(KEY + setting.name());
        return at < 0 ? KNOWN.size() : at;
    }

    private String name(Setting setting) {
        String key = KEY + setting.name();
        return KNOWN.contains(key) ? texts.get(key) : setting.name();
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
