package tern.app.help;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The pages of the guide, in the order of its contents.
public enum GuidePage {
    /// What there is.
    README,
    FIRST_START,
    BACKUP,
    BTCLI,
    HOME,
    ACTIVITY,
    SUBNETS,
    SEND_AND_RECEIVE,
    STAKE,
    CLAIM,
    PLAN,
    REVIEW,
    YIELDS,
    NODE,
    MINING,
    SETTINGS,
    COMMAND_LINE,
    TROUBLE;

    /// The name of its file.
    public String file() {
        return (this == README ? name() : name().toLowerCase(Locale.ROOT).replace('_', '-')) + ".md";
    }

    /// @param file as a link in the guide names it
    public static Optional<GuidePage> ofFile(String file) {
        return Stream.of(values()).filter(page -> page.file().equals(file)).findFirst();
    }

    /// What belongs to a page of the window, by the page's id.
    public static Optional<GuidePage> ofWindow(String id) {
        return switch (id) {
            case "home" -> Optional.of(HOME);
            case "stake" -> Optional.of(STAKE);
            case "subnets" -> Optional.of(SUBNETS);
            case "transfer" -> Optional.of(SEND_AND_RECEIVE);
            case "activity" -> Optional.of(ACTIVITY);
            case "wallets" -> Optional.of(BACKUP);
            case "node" -> Optional.of(NODE);
            case "mining" -> Optional.of(MINING);
            case "settings" -> Optional.of(SETTINGS);
            default -> Optional.empty();
        };
    }
}
