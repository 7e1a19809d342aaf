package com.sun.glass.ui.unseen;

import com.sun.glass.ui.Application;
import com.sun.glass.ui.Pixels;
import com.sun.glass.ui.View;
import com.sun.glass.ui.headless.HeadlessApplication;
import com.sun.glass.ui.headless.HeadlessPlatformFactory;
import com.sun.glass.ui.headless.HeadlessView;

/// JavaFX's headless platform without a screen behind it: windows are laid out and drawn as ever, but a finished frame
/// is not copied anywhere. JavaFX copies it pixel by pixel on the window's thread, which was three quarters of the
/// processor time of a window test; nobody looks there, since pictures are snapshots of the scene.
///
/// JavaFX finds it by its name (`-Dglass.platform=Unseen`), which is why it lives in this package.
public final class UnseenPlatformFactory extends HeadlessPlatformFactory {

    @Override
    public Application createApplication() {
        return new UnseenApplication();
    }

    private static final class UnseenApplication extends HeadlessApplication {
        @Override
        public View createView() {
            return new UnseenView();
        }
    }

    private static final class UnseenView extends HeadlessView {
        @Override
        protected void _uploadPixels(long pointer, Pixels frame) {
            // the frame is drawn, and that is all
        }
    }
}
