package tern.app.shell;

import java.time.Duration;
import java.time.InstantSource;
import java.util.stream.Collectors;
import tern.app.feed.PortfolioState;
import tern.app.feed.PortfolioState.Link;
import tern.app.shell.NetworkPicture.Dot;
import tern.app.ui.Ages;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.chain.Network;
import tern.wallet.chain.Network.Trust;

/// Says in words and one colour how the connection stands.
final class NetworkWords {

    private final Texts texts;
    private final TaoFormat format;
    private final Ages ages;
    private final InstantSource clock;

    NetworkWords(Texts texts, TaoFormat format, InstantSource clock) {
        this.texts = texts;
        this.format = format;
        this.ages = new Ages(texts, format);
        this.clock = clock;
    }

    /// @param state has a network
    NetworkPicture picture(PortfolioState state) {
        Network network = state.network().orElseThrow();
        return new NetworkPicture(network.title(), dot(network.trust(), state.link()), block(state),
                owner(network.trust(), state.link()),
                network.endpoints().stream().map(Object::toString).collect(Collectors.joining("\n")),
                network.trust() == Trust.PRACTICE);
    }

    private static Dot dot(Trust trust, Link link) {
        if (link != Link.LIVE) {
            return Dot.GREY;
        }
        return switch (trust) {
            case OWN -> Dot.GREEN;
            case NAMED -> Dot.BLUE;
            case PUBLIC, PRACTICE -> Dot.AMBER;
        };
    }

    private String block(PortfolioState state) {
        if (state.head().isEmpty()) {
            return texts.get("network.no.block");
        }
        String number = format.count(state.head().get().number());
        return state.headTime()
                .map(time -> texts.get("network.block.age", number,
                        ages.ago(Duration.between(time, clock.instant()))))
                .orElseGet(() -> texts.get("network.block", number));
    }

    private String owner(Trust trust, Link link) {
        return switch (link) {
            case IDLE -> texts.get("network.idle");
            case CONNECTING -> texts.get("network.connecting");
            case OFFLINE -> texts.get("network.offline");
            case LIVE -> switch (trust) {
                case OWN -> texts.get("network.own");
                case NAMED -> texts.get("network.named");
                case PUBLIC -> texts.get("network.public");
                case PRACTICE -> texts.get("network.practice");
            };
        };
    }
}
