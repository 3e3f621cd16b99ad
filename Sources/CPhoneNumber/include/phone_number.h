int sr_placeholder(void);
