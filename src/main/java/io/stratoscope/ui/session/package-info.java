/** What the screens of a window share: one project of one account, its snapshot, what is selected, what there is to say. */
@NullMarked
package io.stratoscope.ui.session;

import org.jspecify.annotations.NullMarked;
