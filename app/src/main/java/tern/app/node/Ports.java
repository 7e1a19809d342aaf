package tern.app.node;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import tern.app.feed.Problem;

/// What the page works with.
///
/// @param work       runs what waits, at once and beside others
/// @param ui         runs on the FX thread
/// @param readsFrom  whose node the wallet reads from now, by its host; empty where it reads from none
/// @param open       shows a page by its id
/// @param openFolder shows a folder in the desktop's program for files
/// @param copy       puts a text on the clipboard, with what it is
/// @param askFolder  lets the person choose a folder, under a title
/// @param askFile    lets the person choose a file, under a title
/// @param report     told what went wrong beside what is shown
/// @param install    how a container engine comes onto this computer
public record Ports(Executor work, Executor ui, InstantSource clock, Supplier<Optional<String>> readsFrom,
        Consumer<String> open, Consumer<Path> openFolder, BiConsumer<String, String> copy,
        Function<String, Optional<Path>> askFolder, Function<String, Optional<Path>> askFile,
        Consumer<Problem> report, Supplier<InstallGuide> install) {}
