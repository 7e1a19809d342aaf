package tern.app.window;

import tern.app.feed.PortfolioState.Link;
import tern.app.feed.Problem;
import tern.app.home.HomeModel;
import tern.app.shell.ShellModel;
import tern.app.shell.ShellModel.Screen;
import tern.app.shell.ShellPresenter;
import tern.app.ui.Texts;

/// What a picture of the window came to, for whoever asked for one on the command line. On the FX thread.
final class ShownPicture {

    private final ShellModel shellModel;
    private final HomeModel homeModel;
    private final Texts texts;

    ShownPicture(ShellModel shellModel, HomeModel homeModel, Texts texts) {
        this.shellModel = shellModel;
        this.homeModel = homeModel;
        this.texts = texts;
    }

    /// @param wish   what the window was started with
    /// @param folder of the wallets
    /// @param link   whether the chain is followed now
    PictureOutcome outcome(ShellPresenter.Wish wish, String folder, Link link) {
        if (shellModel.startProblem().get().isPresent()) {
            String named = wish.wallet().orElse("");
            boolean known = shellModel.wallets().stream().anyMatch(item -> item.name().equals(named));
            return known
                    ? PictureOutcome.of(PictureOutcome.FAILED, shellModel.startProblem().get().get().sentence())
                    : PictureOutcome.of(PictureOutcome.NOT_FOUND,
                            texts.get("snapshot.unknown.wallet", named, folder));
        }
        if (shellModel.screen().get() != Screen.PAGES) {
            return shellModel.walletsProblem()
                    .get()
                    .map(problem -> PictureOutcome.of(PictureOutcome.FAILED, problem.sentence()))
                    .orElseGet(() -> PictureOutcome.of(0, texts.get("snapshot.no.wallet")));
        }
        int trouble = link == Link.LIVE
                ? PictureOutcome.FAILED
                : PictureOutcome.UNREACHABLE;
        return switch (homeModel.phase().get()) {
            case READY -> PictureOutcome.well();
            case LOADING -> PictureOutcome.of(trouble, texts.get("snapshot.late"));
            case PROBLEM -> PictureOutcome.of(trouble,
                    homeModel.problem().get().map(Problem::sentence).orElseGet(() -> texts.get("snapshot.late")));
        };
    }
}
