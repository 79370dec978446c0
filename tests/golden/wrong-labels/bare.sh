#!/bin/sh
printf 'report\tvalue\n'
