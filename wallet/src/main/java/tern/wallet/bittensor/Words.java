package tern.wallet.bittensor;

import java.util.Locale;
import tern.wallet.units.Rao;
import tern.wallet.units.Said;

/// Numbers inside sentences.
final class Words {

    private Words() {}

    /// `0.002 TAO`
    static String tao(Rao amount) {
        return sayTao(amount).words();
    }

    /// The same, made into words when somebody reads it.
    static Said sayTao(Rao amount) {
        return Texts.say("amount.tao", number(amount));
    }

    /// `12.5 alpha`, or TAO on root.
    static String stake(Rao amount, int netuid) {
        return sayStake(amount, netuid).words();
    }

    /// The same, made into words when somebody reads it.
    static Said sayStake(Rao amount, int netuid) {
        return Texts.say(netuid == 0 ? "amount.tao" : "amount.alpha", number(amount));
    }

    /// `1.25 %` for 125.
    static String percent(int basisPoints) {
        return decimal(String.format(Locale.ROOT, "%d.%02d %%", basisPoints / 100, basisPoints % 100));
    }

    /// `0.5 %`
    static String percent(Tolerance tolerance) {
        return decimal(tolerance.percentText());
    }

    /// With the decimal mark of the sentences' language, which need not be the display's.
    private static String decimal(String number) {
        return Texts.decimal(number).words();
    }

    /// How long so many blocks of twelve seconds take: `about 3 hours`.
    static String blocks(long blocks) {
        long minutes = (blocks * 12 + 59) / 60;
        if (minutes < 120) {
            return Texts.get(minutes == 1 ? "about.minute" : "about.minutes", minutes);
        }
        long hours = (minutes + 59) / 60;
        return hours < 48 ? Texts.get("about.hours", hours) : Texts.get("about.days", (hours + 23) / 24);
    }

    private static Said number(Rao amount) {
        String text = amount.toTaoText();
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return Texts.decimal(text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end));
    }
}
