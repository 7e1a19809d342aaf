package tern.app.shell;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.StringBinding;
import tern.app.feed.PortfolioState;
import tern.app.feed.PortfolioState.Link;
import tern.app.feed.Problem;
import tern.app.ui.Ages;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.chain.Network;

/// Writes down what happens to the connection, so that a person who was away can read it.
final class NoticeBook {

    private static final int KEPT = 100;

    private final ShellModel model;
    private final Texts texts;
    private final Ages ages;
    private final InstantSource clock;
    private final TaoFormat format;

    NoticeBook(ShellModel model, Texts texts, TaoFormat format, InstantSource clock) {
        this.model = model;
        this.texts = texts;
        this.ages = new Ages(texts, format);
        this.format = format;
        this.clock = clock;
    }

    /// Compares two states that follow each other.
    void follow(Optional<PortfolioState> before, PortfolioState now) {
        if (before.isEmpty() || now.network().isEmpty()
                || !Network.isSameChain(before.get().network(), now.network())) {
            return;
        }
        Network network = now.network().get();
        Link earlier = before.get().link();
        if (earlier == Link.LIVE && now.link() == Link.OFFLINE) {
            add(texts.get("notice.lost", network.title()), now.problem().map(NoticeBook::reason));
        } else if (earlier == Link.OFFLINE && now.link() == Link.LIVE) {
            add(texts.get("notice.back", network.title()), Optional.empty());
        }
        Optional<Long> oldSpec = before.get().snapshot().map(snapshot -> snapshot.specVersion());
        Optional<Long> newSpec = now.snapshot().map(snapshot -> snapshot.specVersion());
        if (oldSpec.isPresent() && newSpec.isPresent() && !oldSpec.equals(newSpec)) {
            add(texts.get("notice.upgrade", network.title(), Long.toString(newSpec.get())), Optional.empty());
        }
    }

    private static String reason(Problem problem) {
        return problem.details().map(details -> problem.sentence() + "\n" + details).orElse(problem.sentence());
    }

    void add(String words, Optional<String> details) {
        model.notices.addFirst(new Notice(clock.instant(), words, details));
        if (model.notices.size() > KEPT) {
            model.notices.removeLast();
        }
        model.unread.set(true);
    }

    /// What it says; while amounts are masked, with dots in their place. The text follows the mask.
    StringBinding words(String words) {
        return Bindings.createStringBinding(() -> format.covered(words), format.mask().hidden());
    }

    /// How long ago it was, in words.
    String age(Notice notice) {
        return ages.ago(Duration.between(notice.at(), clock.instant()));
    }

    void clear() {
        model.notices.clear();
        model.unread.set(false);
    }

    void read() {
        model.unread.set(false);
    }
}
