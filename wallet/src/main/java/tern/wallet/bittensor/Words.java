package tern.wallet.bittensor;

import java.util.Locale;
import tern.wallet.units.Rao;

/// Numbers inside sentences.
final class Words {

    private Words() {}

    /// `0.002 TAO`
    static String tao(Rao amount) {
        return number(amount) + " TAO";
    }

    /// `12.5 alpha`, or TAO on root.
    static String stake(Rao amount, int netuid) {
        return number(amount) + (netuid == 0 ? " TAO" : " alpha");
    }

    /// `1.25 %` for 125.
    static String percent(int basisPoints) {
        return String.format(Locale.ROOT, "%d.%02d %%", basisPoints / 100, basisPoints % 100);
    }

    /// How long so many blocks of twelve seconds take: `about 3 hours`.
    static String blocks(long blocks) {
        long minutes = (blocks * 12 + 59) / 60;
        if (minutes < 120) {
            return "about " + minutes + (minutes == 1 ? " minute" : " minutes");
        }
        long hours = (minutes + 59) / 60;
        return hours < 48 ? "about " + hours + " hours" : "about " + (hours + 23) / 24 + " days";
    }

    private static String number(Rao amount) {
        String text = amount.toTaoText();
        int end = text.length();
        while (text.charAt(end - 1) == '0') {
            end--;
        }
        return text.substring(0, text.charAt(end - 1) == '.' ? end - 1 : end);
    }
}
