package tern.app.session;

import java.util.List;
import java.util.Optional;
import tern.app.prices.PriceChoice;
import tern.app.update.UpdateChoice;

/// What the person set in Settings beside network, wallet and looks.
///
/// @param language         a language tag such as `de` or `zh-CN`; empty: the system's
/// @param autoLockMinutes  without a key press or a move of the mouse; 0: never
/// @param lockAtStart      whether the window opens locked
/// @param clipboardSeconds after which a secret is taken off the clipboard
/// @param hideAmounts      whether amounts are masked
/// @param endpoints        addresses of nodes that the person named, in the person's order
/// @param blockMillis      between two blocks of the practice network
/// @param prices           whether, in what currency and of whom the price of TAO is asked
/// @param updates          whether and of whom is asked for a newer Tern
public record Preferences(
        Optional<String> language,
        int autoLockMinutes,
        boolean lockAtStart,
        int clipboardSeconds,
        boolean hideAmounts,
        List<String> endpoints,
        int blockMillis,
        PriceChoice prices,
        UpdateChoice updates) {

    public static final int USUAL_AUTO_LOCK = 15;
    public static final int USUAL_CLIPBOARD = 30;
    public static final int USUAL_BLOCK = 12_000;

    public Preferences {
        endpoints = List.copyOf(endpoints);
    }

    /// Nothing was set yet.
    public static Preferences standard() {
        return new Preferences(Optional.empty(), USUAL_AUTO_LOCK, false, USUAL_CLIPBOARD, false, List.of(),
                USUAL_BLOCK, PriceChoice.standard(), UpdateChoice.standard());
    }

    public Preferences withLanguage(Optional<String> tag) {
        return new Preferences(tag, autoLockMinutes, lockAtStart, clipboardSeconds, hideAmounts, endpoints,
                blockMillis, prices, updates);
    }

    public Preferences withAutoLockMinutes(int minutes) {
        return new Preferences(language, minutes, lockAtStart, clipboardSeconds, hideAmounts, endpoints, blockMillis,
                prices, updates);
    }

    public Preferences withLockAtStart(boolean wanted) {
        return new Preferences(language, autoLockMinutes, wanted, clipboardSeconds, hideAmounts, endpoints,
                blockMillis, prices, updates);
    }

    public Preferences withClipboardSeconds(int seconds) {
        return new Preferences(language, autoLockMinutes, lockAtStart, seconds, hideAmounts, endpoints, blockMillis,
                prices, updates);
    }

    public Preferences withHideAmounts(boolean wanted) {
        return new Preferences(language, autoLockMinutes, lockAtStart, clipboardSeconds, wanted, endpoints,
                blockMillis, prices, updates);
    }

    public Preferences withEndpoints(List<String> addresses) {
        return new Preferences(language, autoLockMinutes, lockAtStart, clipboardSeconds, hideAmounts, addresses,
                blockMillis, prices, updates);
    }

    public Preferences withBlockMillis(int millis) {
        return new Preferences(language, autoLockMinutes, lockAtStart, clipboardSeconds, hideAmounts, endpoints,
                millis, prices, updates);
    }

    public Preferences withPrices(PriceChoice choice) {
        return new Preferences(language, autoLockMinutes, lockAtStart, clipboardSeconds, hideAmounts, endpoints,
                blockMillis, choice, updates);
    }

    public Preferences withUpdates(UpdateChoice choice) {
        return new Preferences(language, autoLockMinutes, lockAtStart, clipboardSeconds, hideAmounts, endpoints,
                blockMillis, prices, choice);
    }
}
