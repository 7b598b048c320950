package fr.lanterne.bot.delivery;

import fr.lanterne.bot.Channel;

/** An address of a channel: what is brought there goes one after the other. */
record Lane(Channel channel, String address) {}
