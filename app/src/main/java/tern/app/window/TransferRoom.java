package tern.app.window;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import tern.app.feed.PortfolioState;
import tern.app.feed.Problem;
import tern.app.fx.Fx;
import tern.app.prices.Price;
import tern.app.prices.PriceState;
import tern.app.review.ReviewModel;
import tern.app.review.ReviewPicture;
import tern.app.review.ReviewPresenter;
import tern.app.review.ReviewView;
import tern.app.session.SecretFields;
import tern.app.shell.Page;
import tern.app.transact.OwnAccount;
import tern.app.transact.TransactionDesk;
import tern.app.transfer.QrPictures;
import tern.app.transfer.TransferModel;
import tern.app.transfer.TransferPresenter;
import tern.app.transfer.TransferView;
import tern.app.ui.Choosers;
import tern.app.ui.Copier;
import tern.app.ui.Icon;
import tern.app.ui.KeyWays;
import tern.app.ui.ModalLayer;
import tern.app.ui.MoneyFormat;
import tern.app.ui.PriceWords;
import tern.app.ui.Series;
import tern.app.ui.TaoFormat;
import tern.app.ui.Texts;
import tern.wallet.bittensor.Intent;
import tern.wallet.bittensor.StakeTarget;
import tern.wallet.bittensor.Tolerance;
import tern.wallet.chain.Network;
import tern.wallet.units.Rao;

/// Everything of the window that makes transactions: the desk, the review above the pages, «Send and receive» and
/// «Stake».
/// To be made and closed on the FX thread.
final class TransferRoom implements AutoCloseable {

    private final TransactionDesk desk;
    private final Texts texts;
    private final TaoFormat format;
    private final ModalLayer layer;
    private final Consumer<Problem> notices;
    private final Consumer<String> say;
    private final ExecutorService background = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("transfer-", 0).factory());
    private final TransferModel model = new TransferModel();
    private final MoneyFormat money;
    private final PriceWords words;
    private final ReviewModel reviewModel = new ReviewModel();
    private final ReviewPresenter review;
    private final TransferPresenter presenter;
    private Optional<StakeRoom> stake = Optional.empty();
    private Optional<Price> price = Optional.empty();
    private Optional<Network> shown = Optional.empty();

    /// @param layer   where the review stands
    /// @param notices keeps what the person should know
    /// @param say     says what was just done
    TransferRoom(TransactionDesk desk, Texts texts, TaoFormat format, ModalLayer layer, Consumer<Problem> notices,
            Consumer<String> say, MoneyFormat money) {
        this.desk = desk;
        this.texts = texts;
        this.format = format;
        this.layer = layer;
        this.notices = notices;
        this.say = say;
        this.money = money.unmasked();
        this.words = new PriceWords(texts, this.money);
        this.review = new ReviewPresenter(reviewModel, desk, texts, format.unmasked(),
                new ReviewPresenter.Ports(background, Fx::run, TransferRoom::later, this::worth,
                        InstantSource.system()));
        this.presenter = new TransferPresenter(model, desk, texts, format.unmasked(), this.money,
                new TransferPresenter.Ports(background, Fx::run,
                        TransferRoom::later, this::review, notices));
        desk.plans().watchDamage(words -> Fx.run(() -> {
            notices.accept(new Problem(words, Optional.empty()));
            say.accept(words);
        }));
    }

    /// Makes «Stake», which shares the desk and the review. Once.
    ///
    /// @param series the window's colours
    /// @param open   shows a page by its id
    StakeRoom stake(MainScene.Parts parts, Series series, Consumer<String> open) {
        StakeRoom made = new StakeRoom(desk, texts, format, money, this::review, parts, series, open,
                new StakePlanRoom.Ways(this::reviewPlan, notices));
        stake = Optional.of(made);
        return made;
    }

    StakeRoom stake() {
        return stake.orElseThrow();
    }

    private static Runnable later(Duration delay, Runnable action) {
        return Fx.after(delay, action)::stop;
    }

    /// Opens the review of any intent, for every page that has one.
    void review(Network network, String wallet, Intent intent, Runnable onSent) {
        review.open(review.wish(network, wallet, intent, told(onSent)));
    }

    private void reviewPlan(Network network, OwnAccount own, StakeTarget target, Tolerance tolerance, Runnable onSent) {
        review.open(review.wish(network, own.name(), own.account(), target, tolerance, told(onSent)));
    }

    private Runnable told(Runnable onSent) {
        return () -> {
            say.accept(texts.get("sent.toast"));
            onSent.run();
        };
    }

    Page page(Copier copier, SecretFields secrets, Choosers choosers, KeyWays ways) {
        // it listens to the model, opens and closes by itself, and lives as long as that
        var _ = new ReviewView(reviewModel, review, texts, format.unmasked(), copier, secrets, layer);
        return new Page("transfer", texts.get("transfer.title"), Icon.ARROW_RIGHT, Page.Section.WALLET,
                () -> new TransferView(model, presenter, texts, format, copier,
                        new QrPictures(choosers, texts, background, Fx::run), ways));
    }

    void show(PortfolioState state) {
        shown = state.network();
        presenter.show(state);
        stake.ifPresent(room -> room.show(state));
    }

    /// Takes the price of TAO on the network that is shown.
    void price(PriceState state) {
        price = state.price();
        presenter.price(price);
        stake.ifPresent(room -> room.price(state));
    }

    /// The price is that of the network that is shown, and of no other.
    private Optional<ReviewPicture.Worth> worth(Network network, Rao amount) {
        return price.filter(_ -> shown.filter(one -> one.id().equals(network.id())).isPresent())
                .map(known -> new ReviewPicture.Worth(texts.get("price.about", money.worth(amount, known)),
                        words.price(known)));
    }

    @Override
    public void close() {
        stake.ifPresent(StakeRoom::close);
        presenter.dispose();
        review.dispose();
        background.shutdownNow();
        desk.close();
    }
}
