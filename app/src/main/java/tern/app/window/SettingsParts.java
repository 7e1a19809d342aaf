package tern.app.window;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.LongSupplier;
import tern.app.help.Guide;
import tern.app.prices.PriceSource;
import tern.app.session.LockKeys;
import tern.app.session.LockMemory;
import tern.app.session.PreferenceStore;
import tern.app.session.SecretClipboard;
import tern.app.settings.EndpointProbe;
import tern.app.settings.Place;
import tern.app.settings.PracticeDesk;
import tern.app.settings.SupportGatherer;
import tern.app.settings.SupportPresenter;
import tern.app.settings.SystemFolders;
import tern.app.tray.TrayPresenter;
import tern.app.update.ReleaseKey;
import tern.app.update.UpdateCheck;

/// What settings and lock need from outside.
///
/// @param work    runs what waits for a network, at once and beside others
/// @param hashing runs what takes a second of computing
/// @param nanos   a clock that nobody can set
/// @param version of Tern
/// @param tray    the entry in the system tray
/// @param prices  who is asked for the price of TAO, where that is wanted
/// @param updates looks for a newer Tern, where that is wanted
/// @param releaseKey the makers', where this copy brings it
/// @param guide   the user's guide, where this copy brings it
record SettingsParts(
        PreferenceStore preferences,
        LockMemory lock,
        LockKeys keys,
        SecretClipboard.Board board,
        EndpointProbe probe,
        PracticeDesk practice,
        SystemFolders folders,
        List<Place> places,
        SupportGatherer support,
        Function<MainScene, SupportPresenter.Saver> reportSaver,
        Executor work,
        Executor hashing,
        LongSupplier nanos,
        String version,
        TrayPresenter tray,
        PriceSource prices,
        UpdateCheck updates,
        Optional<ReleaseKey> releaseKey,
        Optional<Guide> guide) {}
