/** What the pages of staff share: who looks and where they may go, pieces of pages for live events, times as people read them. */
@NullMarked
package fr.lanterne.channels.shell;

import org.jspecify.annotations.NullMarked;
